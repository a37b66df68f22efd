package org.anju.verification.team;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.anju.common.caller.Caller;

/** That an account belongs to a team, for good or for a time. */
@Entity
class TeamMember {

    @Id
    private UUID id;

    private UUID teamId;
    private String regionPrefix;
    private String username;
    private String subject;
    private Instant expiresAt;
    private String addedByName;
    private Instant addedAt;
    private String removedByName;
    private Instant removedAt;

    /** For Hibernate ORM. */
    protected TeamMember() {}

    TeamMember(Team team, AddTeamMemberRequest request, Caller caller, Instant at) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.teamId = team.id();
        this.regionPrefix = team.region().prefix();
        this.username = request.account().username();
        this.subject = request.account().subject();
        this.expiresAt = request.expiry();
        this.addedByName = caller.username();
        this.addedAt = at;
    }

    void renew(AddTeamMemberRequest request) {
        subject = request.account().subject();
        expiresAt = request.expiry();
    }

    void remove(Caller caller, Instant at) {
        removedByName = caller.username();
        removedAt = at;
    }

    boolean expired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    UUID id() {
        return id;
    }

    UUID teamId() {
        return teamId;
    }

    String username() {
        return username;
    }

    String subject() {
        return subject;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
