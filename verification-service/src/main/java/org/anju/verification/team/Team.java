package org.anju.verification.team;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.region.RegionCode;
import org.anju.verification.campaign.RequestDigest;

/** Accounts that do a region's field work together in a campaign. */
@Entity
public class Team {

    @Id
    private UUID id;

    @Version
    private int version;

    private UUID campaignId;
    private String regionCode;
    private String regionPrefix;

    @Enumerated(EnumType.STRING)
    private TeamKind kind;

    private String name;
    private String createdBy;
    private String createdByName;
    private Instant createdAt;
    private byte[] creationDigest;

    /** For Hibernate ORM. */
    protected Team() {}

    Team(UUID id, UUID campaignId, CreateTeamRequest request, Caller caller, Instant at) {
        this.id = id;
        this.campaignId = campaignId;
        this.regionCode = request.region().value();
        this.regionPrefix = request.region().prefix();
        this.kind = request.kind();
        this.name = request.name();
        this.createdBy = caller.subject();
        this.createdByName = caller.username();
        this.createdAt = at;
        this.creationDigest = RequestDigest.of(request);
    }

    void change(ChangeTeamRequest request) {
        name = request.name() == null ? name : request.name();
        kind = request.kind() == null ? kind : request.kind();
    }

    boolean wasCreatedBy(UUID campaign, CreateTeamRequest request) {
        return campaignId.equals(campaign) && Arrays.equals(creationDigest, RequestDigest.of(request));
    }

    public UUID id() {
        return id;
    }

    int version() {
        return version;
    }

    public UUID campaignId() {
        return campaignId;
    }

    public RegionCode region() {
        return new RegionCode(regionCode);
    }

    TeamKind kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    String createdByName() {
        return createdByName;
    }

    Instant createdAt() {
        return createdAt;
    }
}
