package org.anju.household.event;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.database.RowSecurity;
import org.anju.common.fact.HouseholdFacts;
import org.anju.common.precondition.ExpectedVersion;
import org.anju.common.problem.Violation;
import org.anju.common.time.ChinaTime;
import org.anju.household.privacy.FieldCipher;
import org.anju.household.privacy.FieldSealer;
import org.anju.household.registry.ChangeKind;
import org.anju.household.registry.Household;
import org.anju.household.registry.HouseholdContent;
import org.anju.household.registry.HouseholdDetailResponse;
import org.anju.household.registry.HouseholdMember;
import org.anju.household.registry.HouseholdMemberRepository;
import org.anju.household.registry.HouseholdNotFound;
import org.anju.household.registry.HouseholdService;

/** Takes single households in, and corrects what is recorded of them. */
@ApplicationScoped
@Transactional
class HouseholdRegistration {

    private final CurrentCaller caller;
    private final RowSecurity rowSecurity;
    private final ServedRequests requests;
    private final ChangedHouseholds households;
    private final HouseholdMemberRepository members;
    private final HouseholdService answers;
    private final ChangeAnnouncement announcement;
    private final Villages villages;
    private final FieldCipher cipher;
    private final Clock clock;

    HouseholdRegistration(
            CurrentCaller caller,
            RowSecurity rowSecurity,
            ServedRequests requests,
            ChangedHouseholds households,
            HouseholdMemberRepository members,
            HouseholdService answers,
            ChangeAnnouncement announcement,
            Villages villages,
            FieldCipher cipher,
            Clock clock) {
        this.caller = caller;
        this.rowSecurity = rowSecurity;
        this.requests = requests;
        this.households = households;
        this.members = members;
        this.answers = answers;
        this.announcement = announcement;
        this.villages = villages;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** @param isNew false when the same request had been served before */
    record Registered(HouseholdDetailResponse household, boolean isNew) {}

    Registered register(RegisterHouseholdRequest request) {
        RequestCheck check = new RequestCheck(ChinaTime.dayOf(clock.instant()));
        check.needed("id", request.id());
        check.needed("villageCode", request.villageCode());
        Grounds grounds = Grounds.read(
                check, request.effectiveOn(), request.reason(), request.proof(), request.approvedBy(), true);
        List<NewMember> persons = persons(request, check);
        HouseholdContent content = content(request, persons.size(), check);
        check.throwIfRefused();
        villages.require(request.villageCode(), caller.scope());

        rowSecurity.restrictTo(caller.scope());
        byte[] digest = requests.digestOf(request.id(), request);
        if (requests.findEarlier(request.id(), digest).isPresent()) {
            return new Registered(answers.get(request.id()), false);
        }
        announcement.make(grounds.by(caller.get(), ChangeKind.REGISTERED), request.id(), request.villageCode());
        households.change(() -> persist(request.id(), content, persons));
        requests.remember(request.id(), digest, request.id(), Household.FIRST_VERSION);
        return new Registered(answers.get(request.id()), true);
    }

    HouseholdDetailResponse correct(UUID id, ExpectedVersion expected, Correction correction) {
        RequestCheck check = new RequestCheck(ChinaTime.dayOf(clock.instant()));
        CorrectHouseholdRequest values = correction.values();
        LocalDate day = values.effectiveOn() == null ? ChinaTime.dayOf(clock.instant()) : values.effectiveOn();
        Grounds grounds = Grounds.read(check, day, values.reason(), values.proof(), values.approvedBy(), false);

        rowSecurity.restrictTo(caller.scope());
        Household household = households.lock(List.of(id)).get(id);
        if (household == null || !caller.scope().covers(household.village())) {
            throw new HouseholdNotFound(id);
        }
        FieldSealer sealer = cipher.sealer();
        HouseholdContent known = household.content(sealer);
        HouseholdContent content = corrected(known, correction, check);
        check.throwIfRefused();
        expected.requireSeen(household.version());
        if (household.status() != HouseholdFacts.Status.ACTIVE) {
            throw RosterEventService.removed();
        }
        if (content.equals(known)) {
            return answers.get(id);
        }
        requireDay(grounds.effectiveOn(), id);
        announcement.make(grounds.by(caller.get(), ChangeKind.CORRECTED), id, household.village());
        households.change(() -> household.become(content, sealer, clock.instant()));
        households.reread(household);
        return answers.get(id);
    }

    private void persist(UUID id, HouseholdContent content, List<NewMember> persons) {
        FieldSealer sealer = cipher.sealer();
        Instant now = clock.instant();
        Household household = Household.registered(id, content, sealer, now);
        households.persistAndFlush(household);
        persons.forEach(person -> members.persist(HouseholdMember.joining(
                household,
                Household.FIRST_VERSION,
                person.id(),
                person.name(),
                person.relation(),
                person.idNumber(),
                sealer)));
    }

    private static List<NewMember> persons(RegisterHouseholdRequest request, RequestCheck check) {
        if (request.members() == null) {
            return List.of();
        }
        List<NewMember> persons = new ArrayList<>();
        for (int index = 0; index < request.members().size(); index++) {
            String field = "members[%d]".formatted(index);
            NewMember member = check.needed(field, request.members().get(index));
            if (member != null) {
                persons.add(RosterEvent.member(field, member, UuidCreator.getTimeOrderedEpoch(), check));
            }
        }
        return persons;
    }

    private static HouseholdContent content(RegisterHouseholdRequest request, int others, RequestCheck check) {
        int told = request.memberCount() == null ? 1 + others : request.memberCount();
        return new HouseholdContent(
                check.householdNo("householdNo", request.householdNo()),
                request.villageCode() == null ? null : request.villageCode().value(),
                check.shortText("villagerGroup", request.villagerGroup()),
                check.name("headName", request.headName()),
                check.needed("idNumber", check.idNumber("idNumber", request.idNumber())),
                check.phone("phone", request.phone()),
                check.text("address", request.address()),
                check.shortText("ethnicGroup", request.ethnicGroup()),
                request.povertyAttribute(),
                request.povertyStatus(),
                request.expectedMode(),
                check.persons("memberCount", told, 1 + others));
    }

    private static HouseholdContent corrected(HouseholdContent known, Correction correction, RequestCheck check) {
        return new HouseholdContent(
                known.householdNo(),
                known.villageCode(),
                check.shortText(
                        "villagerGroup",
                        correction.or("villagerGroup", CorrectHouseholdRequest::villagerGroup, known.villagerGroup())),
                check.name("headName", correction.or("headName", CorrectHouseholdRequest::headName, known.headName())),
                known.idNumber(),
                check.phone("phone", correction.or("phone", CorrectHouseholdRequest::phone, known.phone())),
                check.text("address", correction.or("address", CorrectHouseholdRequest::address, known.address())),
                check.shortText(
                        "ethnicGroup",
                        correction.or("ethnicGroup", CorrectHouseholdRequest::ethnicGroup, known.ethnicGroup())),
                correction.or("povertyAttribute", CorrectHouseholdRequest::povertyAttribute, known.povertyAttribute()),
                correction.or("povertyStatus", CorrectHouseholdRequest::povertyStatus, known.povertyStatus()),
                correction.or("expectedMode", CorrectHouseholdRequest::expectedMode, known.expectedMode()),
                known.memberCount());
    }

    private void requireDay(LocalDate effectiveOn, UUID id) {
        LocalDate registered = households.daysOf(id).registeredOn();
        if (effectiveOn.isBefore(registered)) {
            throw RequestCheck.refusal(List.of(new Violation(
                    "effectiveOn",
                    "not before %s, when the household was registered".formatted(registered),
                    effectiveOn.toString())));
        }
    }
}
