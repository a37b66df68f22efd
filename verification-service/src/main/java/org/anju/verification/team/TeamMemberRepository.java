package org.anju.verification.team;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Sees what row-level security lets the current transaction see. */
@ApplicationScoped
class TeamMemberRepository implements PanacheRepositoryBase<TeamMember, UUID> {

    /** Those who were not removed, by team; who has expired is among them. */
    Map<UUID, List<TeamMember>> of(Collection<UUID> teams) {
        return list("teamId in ?1 and removedAt is null order by id", teams).stream()
                .collect(Collectors.groupingBy(TeamMember::teamId));
    }

    Optional<TeamMember> find(UUID team, String username) {
        return find("teamId = ?1 and username = ?2 and removedAt is null", team, username)
                .firstResultOptional();
    }

    Optional<TeamMember> find(UUID team, UUID member) {
        return find("teamId = ?1 and id = ?2 and removedAt is null", team, member)
                .firstResultOptional();
    }
}
