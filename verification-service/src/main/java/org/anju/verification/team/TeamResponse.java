package org.anju.verification.team;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Team")
record TeamResponse(
        UUID id,
        int version,
        UUID campaignId,
        RegionCode region,
        TeamKind kind,
        String name,
        List<Member> members,
        String createdBy,
        Instant createdAt) {

    @Schema(name = "TeamMember")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Member(UUID id, String username, String subject, Instant expiresAt, boolean expired) {}

    static TeamResponse from(Team team, List<TeamMember> members, Instant now) {
        return new TeamResponse(
                team.id(),
                team.version(),
                team.campaignId(),
                team.region(),
                team.kind(),
                team.name(),
                members.stream()
                        .map(member -> new Member(
                                member.id(),
                                member.username(),
                                member.subject(),
                                member.expiresAt(),
                                member.expired(now)))
                        .toList(),
                team.createdByName(),
                team.createdAt());
    }
}
