package org.anju.verification.team;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.hibernate.exception.ConstraintViolationException;

/** Sees what row-level security lets the current transaction see. */
@ApplicationScoped
public class TeamRepository implements PanacheRepositoryBase<Team, UUID> {

    private static final UUID LOWEST = new UUID(0, 0);

    Optional<Team> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Writes now, so that an id that is taken is found out, also one that is out of sight. */
    void write(Team team) {
        try {
            persistAndFlush(team);
        } catch (ConstraintViolationException exception) {
            throw TeamRefusals.idTaken(team.id());
        }
    }

    /** Teams of the region and the regions within it, by id. */
    List<Team> page(UUID campaign, RegionCode region, TeamKind kind, UUID after, int limit) {
        UUID start = after == null ? LOWEST : after;
        String query = "campaignId = ?1 and regionPrefix like ?2 and id > ?3";
        if (kind == null) {
            return find(query + " order by id", campaign, region.prefix() + "%", start)
                    .page(Page.ofSize(limit))
                    .list();
        }
        return find(query + " and kind = ?4 order by id", campaign, region.prefix() + "%", start, kind)
                .page(Page.ofSize(limit))
                .list();
    }
}
