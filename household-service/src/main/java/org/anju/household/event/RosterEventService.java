package org.anju.household.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.database.RowSecurity;
import org.anju.common.fact.HouseholdFacts;
import org.anju.common.precondition.ExpectedVersion;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.problem.Violation;
import org.anju.common.time.ChinaTime;
import org.anju.household.event.ServedRequests.Served;
import org.anju.household.registry.Household;
import org.anju.household.registry.HouseholdNotFound;

/** Records roster events of registered households. */
@ApplicationScoped
@Transactional
class RosterEventService {

    private final CurrentCaller caller;
    private final RowSecurity rowSecurity;
    private final ServedRequests requests;
    private final ChangedHouseholds households;
    private final ChangeAnnouncement announcement;
    private final RosterEvents events;
    private final Villages villages;
    private final Clock clock;

    RosterEventService(
            CurrentCaller caller,
            RowSecurity rowSecurity,
            ServedRequests requests,
            ChangedHouseholds households,
            ChangeAnnouncement announcement,
            RosterEvents events,
            Villages villages,
            Clock clock) {
        this.caller = caller;
        this.rowSecurity = rowSecurity;
        this.requests = requests;
        this.households = households;
        this.announcement = announcement;
        this.events = events;
        this.villages = villages;
        this.clock = clock;
    }

    /** @param isNew false when the same event had been recorded before */
    record Recorded(RosterEventResponse event, boolean isNew) {}

    Recorded record(UUID householdId, ExpectedVersion expected, RosterEventRequest request) {
        RequestCheck check = new RequestCheck(ChinaTime.dayOf(clock.instant()));
        check.needed("id", request.id());
        Grounds grounds = Grounds.read(
                check,
                request.effectiveOn(),
                request.reason(),
                request.proof(),
                request.approvedBy(),
                request.type() != null && request.type().changesNumber());
        RosterEvent event = RosterEvent.read(request, check);
        check.throwIfRefused();

        rowSecurity.restrictTo(caller.scope());
        byte[] digest = requests.digestOf(householdId, request);
        Optional<Served> earlier = requests.findEarlier(request.id(), digest);
        if (earlier.isPresent()) {
            return new Recorded(response(householdId, request, event, earlier.get()), false);
        }
        Served served = change(householdId, expected, request, event, grounds, digest);
        return new Recorded(response(householdId, request, event, served), true);
    }

    private Served change(
            UUID householdId,
            ExpectedVersion expected,
            RosterEventRequest request,
            RosterEvent event,
            Grounds grounds,
            byte[] digest) {
        List<UUID> ids = idsOf(householdId, event);
        Map<UUID, Household> locked = households.lock(ids);
        Household household = found(householdId, locked);
        Household target =
                event instanceof RosterEvent.Merged merged ? target(merged.target(), household, locked) : null;
        expected.requireSeen(household.version());
        requireFits(event, household);
        requireDay(request.type(), grounds.effectiveOn(), household, target);

        announcement.make(
                grounds.by(caller.get(), request.type().kind()).with(details(request.id(), householdId, event)),
                householdId,
                household.village());
        households.change(() -> events.apply(event, request.id(), household, target));
        return requests.remember(request.id(), digest, householdId, household.version());
    }

    private static List<UUID> idsOf(UUID householdId, RosterEvent event) {
        List<UUID> ids = new ArrayList<>(List.of(householdId));
        if (event instanceof RosterEvent.Merged merged) {
            ids.add(merged.target());
        }
        return ids;
    }

    private Household found(UUID id, Map<UUID, Household> locked) {
        Household household = locked.get(id);
        if (household == null || !caller.scope().covers(household.village())) {
            throw new HouseholdNotFound(id);
        }
        return household;
    }

    private Household target(UUID id, Household source, Map<UUID, Household> locked) {
        Household target = found(id, locked);
        if (target.id().equals(source.id()) || target.status() != HouseholdFacts.Status.ACTIVE) {
            throw RequestCheck.refusal(
                    List.of(new Violation("targetHouseholdId", "another household that is active", id.toString())));
        }
        return target;
    }

    private void requireFits(RosterEvent event, Household household) {
        boolean active = household.status() == HouseholdFacts.Status.ACTIVE;
        if (event instanceof RosterEvent.Reinstated) {
            requireReinstatable(household, active);
            return;
        }
        if (!active) {
            throw removed();
        }
        if (event instanceof RosterEvent.Moved moved) {
            villages.require(moved.village(), caller.scope());
            if (moved.village().equals(household.village())) {
                throw RequestCheck.refusal(List.of(new Violation(
                        "villageCode", "another village", moved.village().value())));
            }
        }
        if (event instanceof RosterEvent.Split split && split.village() != null) {
            villages.require(split.village(), caller.scope());
        }
    }

    private void requireReinstatable(Household household, boolean active) {
        if (active) {
            throw ProblemException.conflict(
                    "household-active",
                    Text.of("The household is on the roster", "该户在册"),
                    Text.of("Only a deregistered household is reinstated.", "只有已销户的农户才能恢复在册。"));
        }
        if (households.wasMerged(household.id())) {
            throw ProblemException.conflict(
                    "household-merged",
                    Text.of("The household was merged into another", "该户已并入另一户"),
                    Text.of(
                            "Its persons belong to the other household now: split them off from there. The history names it.",
                            "其成员已属于另一户,请从该户分户。变动历史中可查到该户。"));
        }
    }

    static ProblemException removed() {
        return ProblemException.conflict(
                "household-removed",
                Text.of("The household is no longer on the roster", "该户已不在册"),
                Text.of("Reinstate it first, if it was deregistered by mistake.", "如系误销户,请先恢复在册。"));
    }

    /** Numbers of days that lie before the household's latest step would no longer add up. */
    private void requireDay(RosterEventType type, LocalDate effectiveOn, Household household, Household target) {
        ChangedHouseholds.Days days = households.daysOf(household.id());
        LocalDate earliest = type.changesNumber() ? days.standingSince() : days.registeredOn();
        if (target != null) {
            LocalDate targetRegistered = households.daysOf(target.id()).registeredOn();
            earliest = earliest.isBefore(targetRegistered) ? targetRegistered : earliest;
        }
        if (effectiveOn.isBefore(earliest)) {
            throw RequestCheck.refusal(List.of(new Violation(
                    "effectiveOn",
                    "not before %s, since when the household has stood on the roster as it does".formatted(earliest),
                    effectiveOn.toString())));
        }
    }

    private static Map<String, Object> details(UUID eventId, UUID householdId, RosterEvent event) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("eventId", eventId);
        UUID related = related(event);
        if (related != null) {
            details.put("from", householdId);
            details.put("to", related);
        }
        return details;
    }

    private static RosterEventResponse response(
            UUID householdId, RosterEventRequest request, RosterEvent event, Served served) {
        return new RosterEventResponse(
                request.id(),
                request.type(),
                householdId,
                served.version(),
                request.effectiveOn(),
                served.recordedAt(),
                related(event),
                newMember(request.id(), event));
    }

    private static UUID related(RosterEvent event) {
        return switch (event) {
            case RosterEvent.Split split -> split.newHouseholdId();
            case RosterEvent.Merged merged -> merged.target();
            default -> null;
        };
    }

    private static UUID newMember(UUID eventId, RosterEvent event) {
        return switch (event) {
            case RosterEvent.MemberAdded added -> added.member().id();
            case RosterEvent.HeadChanged _, RosterEvent.Merged _ -> eventId;
            default -> null;
        };
    }
}
