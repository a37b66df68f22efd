package org.anju.verification.host;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionCode;
import org.anju.verification.host.HostRepository.FoundHost;

/** Tells of hosts beyond the caller's regions only whether their house is safe. */
@ApplicationScoped
class HostService {

    private static final UUID FIRST = new UUID(0, 0);

    private final HostRepository hosts;
    private final RowSecurity rowSecurity;

    HostService(HostRepository hosts, RowSecurity rowSecurity) {
        this.hosts = hosts;
        this.rowSecurity = rowSecurity;
    }

    /** @param cursor the last id of the page before, or null */
    @Transactional
    HostPage list(UUID campaign, RegionCode region, int minGuests, UUID cursor, int limit, Caller caller) {
        caller.scope().requireCovers(region);
        rowSecurity.restrictTo(caller.scope());
        List<FoundHost> found =
                hosts.page(campaign, region, minGuests, Objects.requireNonNullElse(cursor, FIRST), limit + 1);
        List<FoundHost> page = found.subList(0, Math.min(limit, found.size()));
        return new HostPage(
                page.stream().map(host -> told(host, caller.scope())).toList(),
                found.size() > limit ? page.getLast().householdId() : null);
    }

    @Transactional
    GuestPage guests(UUID campaign, UUID household, UUID cursor, int limit, Caller caller) {
        rowSecurity.restrictTo(caller.scope());
        FoundHost host = hosts.find(campaign, household).stream().findFirst().orElseThrow(() -> unknown(household));
        List<GuestResponse> found =
                hosts.guests(campaign, household, Objects.requireNonNullElse(cursor, FIRST), limit + 1);
        List<GuestResponse> page = found.subList(0, Math.min(limit, found.size()));
        return new GuestPage(
                told(host, caller.scope()),
                page,
                found.size() > limit ? page.getLast().verificationId() : null);
    }

    private static HostResponse told(FoundHost host, RegionScope scope) {
        boolean own = host.villageCode() != null && scope.coversCode(host.villageCode());
        return new HostResponse(
                host.householdId(),
                own ? new RegionCode(host.villageCode()) : null,
                host.safety(),
                own ? host.reason() : null,
                host.guests(),
                host.guests() - host.ownGuests());
    }

    private static ProblemException unknown(UUID household) {
        return ProblemException.notFound(
                        "host-unknown",
                        Text.of("No such host", "没有该接纳户"),
                        Text.of(
                                "No household of your regions is, or lives with, the host %s in this campaign."
                                        .formatted(household),
                                "本次核验行动中,您的区域内没有接纳户%s,也没有寄住在该户的农户。".formatted(household)))
                .violation("householdId", "a host that concerns your regions", household.toString());
    }
}
