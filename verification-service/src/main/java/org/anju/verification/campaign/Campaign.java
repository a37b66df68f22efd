package org.anju.verification.campaign;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.region.RegionCode;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A time in which every household of some regions is to be verified under one rule set. */
@Entity
public class Campaign {

    @Id
    private UUID id;

    @Version
    private int version;

    private String name;
    private String ruleSet;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> regions;

    @Enumerated(EnumType.STRING)
    private Opening opening;

    private LocalDate startsOn;
    private LocalDate deadline;
    private Instant pilotedAt;
    private Instant openedAt;
    private Instant endedAt;
    private String createdBy;
    private Instant createdAt;
    private byte[] creationDigest;

    /** For Hibernate ORM. */
    protected Campaign() {}

    Campaign(UUID id, CreateCampaignRequest request, String createdBy, Instant createdAt) {
        this.id = id;
        this.name = request.name();
        this.ruleSet = request.ruleSet();
        this.regions = request.regions().stream().map(RegionCode::value).toList();
        this.opening = request.opening();
        this.startsOn = request.startsOn();
        this.deadline = request.deadline();
        this.createdBy = createdBy;
        this.createdAt = createdAt;
        this.creationDigest = RequestDigest.of(request);
    }

    /** A field that got another value. */
    record FieldChange(String field, String before, String after) {}

    /** @return what is other than before */
    List<FieldChange> change(ChangeCampaignRequest request, Instant at) {
        List<FieldChange> changes = new ArrayList<>();
        name = changed(changes, "name", name, request.name());
        ruleSet = changed(changes, "ruleSet", ruleSet, request.ruleSet());
        startsOn = changed(changes, "startsOn", startsOn, request.startsOn());
        deadline = changed(changes, "deadline", deadline, request.deadline());
        Boolean ended = changed(changes, "ended", endedAt != null, request.ended());
        if (ended != (endedAt != null)) {
            endedAt = ended ? at : null;
        }
        return changes;
    }

    private static <T> T changed(List<FieldChange> changes, String field, T before, T wanted) {
        if (wanted == null || wanted.equals(before)) {
            return before;
        }
        changes.add(new FieldChange(field, Objects.toString(before), wanted.toString()));
        return wanted;
    }

    /** A village of it is opened, as a pilot or not. */
    void opens(boolean pilot, Instant at) {
        if (pilot && pilotedAt == null) {
            pilotedAt = at;
        }
        if (!pilot && openedAt == null) {
            openedAt = at;
        }
    }

    public UUID id() {
        return id;
    }

    public int version() {
        return version;
    }

    public String name() {
        return name;
    }

    public String ruleSet() {
        return ruleSet;
    }

    public List<RegionCode> regions() {
        return regions.stream().map(RegionCode::new).toList();
    }

    public RegionScope scope() {
        return RegionScope.of(regions());
    }

    public boolean opensByVillage() {
        return opening == Opening.BY_VILLAGE;
    }

    Opening opening() {
        return opening;
    }

    public LocalDate startsOn() {
        return startsOn;
    }

    public LocalDate deadline() {
        return deadline;
    }

    public CampaignPhase phase() {
        if (endedAt != null) {
            return CampaignPhase.ENDED;
        }
        if (opening == Opening.ALL_AT_ONCE || openedAt != null) {
            return CampaignPhase.RUNNING;
        }
        return pilotedAt == null ? CampaignPhase.PREPARING : CampaignPhase.PILOT;
    }

    /** Whether somebody with the given scope takes part in it, be it in the whole or in a village of it. */
    boolean concerns(RegionScope scope) {
        return regions().stream().anyMatch(scope::covers)
                || scope.prefixes().stream().anyMatch(prefix -> scope().coversCode(prefix));
    }

    /** Whether it was created by the very request, whatever became of it since. */
    boolean wasCreatedBy(CreateCampaignRequest request) {
        if (creationDigest != null) {
            return Arrays.equals(creationDigest, RequestDigest.of(request));
        }
        return name.equals(request.name())
                && ruleSet.equals(request.ruleSet())
                && regions().equals(request.regions())
                && opening == request.opening()
                && startsOn.equals(request.startsOn())
                && deadline.equals(request.deadline());
    }
}
