package org.anju.household.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Violation;
import org.anju.household.privacy.FieldCipher;
import org.anju.household.privacy.FieldSealer;
import org.anju.household.registry.Household;
import org.anju.household.registry.HouseholdContent;
import org.anju.household.registry.HouseholdMember;
import org.anju.household.registry.HouseholdMemberRepository;
import org.anju.household.registry.RelationToHead;

/** What each roster event does to households and their persons. Takes part in the current transaction. */
@ApplicationScoped
class RosterEvents {

    private final ChangedHouseholds households;
    private final HouseholdMemberRepository members;
    private final FieldCipher cipher;
    private final Clock clock;

    RosterEvents(ChangedHouseholds households, HouseholdMemberRepository members, FieldCipher cipher, Clock clock) {
        this.households = households;
        this.members = members;
        this.cipher = cipher;
        this.clock = clock;
    }

    /**
     * @param eventId of a person too who becomes a member without having been one: a former head
     * @param target of a merger; null for other events
     */
    void apply(RosterEvent event, UUID eventId, Household household, Household target) {
        new Change(eventId, household, clock.instant(), cipher.sealer()).apply(event, target);
    }

    private final class Change {

        private final UUID eventId;
        private final Household household;
        private final Instant at;
        private final FieldSealer sealer;
        private final long next;
        private final HouseholdContent before;
        private final Map<UUID, HouseholdMember> persons = new LinkedHashMap<>();

        Change(UUID eventId, Household household, Instant at, FieldSealer sealer) {
            this.eventId = eventId;
            this.household = household;
            this.at = at;
            this.sealer = sealer;
            this.next = household.version() + 1;
            this.before = household.content(sealer);
            members.findCurrent(household.id()).forEach(member -> persons.put(member.memberId(), member));
        }

        void apply(RosterEvent event, Household target) {
            switch (event) {
                case RosterEvent.MemberAdded added -> add(added.member());
                case RosterEvent.MemberRemoved removed -> remove(removed.memberId());
                case RosterEvent.HeadChanged changed -> changeHead(changed);
                case RosterEvent.Split split -> split(split);
                case RosterEvent.Merged merged -> mergeInto(target, merged);
                case RosterEvent.Moved moved ->
                    household.become(before.at(moved.village().value(), moved.villagerGroup()), sealer, at);
                case RosterEvent.Deregistered _ -> household.remove(at);
                case RosterEvent.Reinstated _ -> household.reinstate(at);
                case RosterEvent.CodeChanged changed ->
                    household.become(before.numbered(changed.householdNo()), sealer, at);
            }
        }

        private void add(NewMember member) {
            members.persist(HouseholdMember.joining(
                    household, next, member.id(), member.name(), member.relation(), member.idNumber(), sealer));
            become(before.ofPersons(before.memberCount() + 1));
        }

        private void remove(UUID memberId) {
            person("memberId", memberId).endAt(next);
            become(before.ofPersons(personsAfterLeaving(1)));
        }

        private void changeHead(RosterEvent.HeadChanged changed) {
            HouseholdMember head = person("newHeadMemberId", changed.newHead());
            String idNumber = idNumberOf(head);
            List<HouseholdMember> continued = new ArrayList<>();
            changed.relations().forEach((memberId, relation) -> {
                HouseholdMember member = otherPerson(memberId, head);
                member.endAt(next);
                continued.add(member.continuedIn(household, next, relation));
            });
            head.endAt(next);
            continued.add(HouseholdMember.joining(
                    household, next, eventId, before.headName(), changed.formerHead(), before.idNumber(), sealer));
            become(before.headedBy(head.name(), idNumber));
            persistAfterEnds(continued);
        }

        private void split(RosterEvent.Split split) {
            HouseholdMember head = person("newHeadMemberId", split.newHead());
            String village = split.village() == null
                    ? before.villageCode()
                    : split.village().value();
            Household created = Household.registered(
                    split.newHouseholdId(),
                    new HouseholdContent(
                            split.householdNo(),
                            village,
                            split.villagerGroup(),
                            head.name(),
                            idNumberOf(head),
                            null,
                            village.equals(before.villageCode()) ? before.address() : null,
                            before.ethnicGroup(),
                            before.povertyAttribute(),
                            before.povertyStatus(),
                            null,
                            1 + split.members().size()),
                    sealer,
                    at);
            List<HouseholdMember> continued = new ArrayList<>();
            split.members().forEach((memberId, relation) -> {
                HouseholdMember member = otherPerson(memberId, head);
                member.endAt(next);
                continued.add(member.continuedIn(created, Household.FIRST_VERSION, relation));
            });
            head.endAt(next);
            become(before.ofPersons(personsAfterLeaving(1 + continued.size())));
            households.persist(created);
            persistAfterEnds(continued);
        }

        private void mergeInto(Household target, RosterEvent.Merged merged) {
            merged.relations().keySet().forEach(memberId -> person("relations", memberId));
            long joining = target.version() + 1;
            List<HouseholdMember> continued = new ArrayList<>();
            continued.add(HouseholdMember.joining(
                    target, joining, eventId, before.headName(), merged.formerHead(), before.idNumber(), sealer));
            persons.forEach((memberId, member) -> {
                member.endAt(next);
                RelationToHead relation = merged.relations().getOrDefault(memberId, RelationToHead.OTHER);
                continued.add(member.continuedIn(target, joining, relation));
            });
            household.forgetToldMembers();
            household.remove(at);
            HouseholdContent known = target.content(sealer);
            target.forgetToldMembers();
            target.become(known.ofPersons(known.memberCount() + before.memberCount()), sealer, at);
            persistAfterEnds(continued);
        }

        private void become(HouseholdContent content) {
            household.forgetToldMembers();
            household.become(content, sealer, at);
        }

        /** A roster may have told a number of persons that was too small for those it told. */
        private int personsAfterLeaving(int leaving) {
            return Math.max(before.memberCount() - leaving, 1 + persons.size() - leaving);
        }

        /** A person has one state at a time: the one that ends must be in the database before the next. */
        private void persistAfterEnds(List<HouseholdMember> continued) {
            households.flush();
            members.persist(continued);
        }

        private HouseholdMember person(String field, UUID memberId) {
            HouseholdMember member = persons.get(memberId);
            if (member == null) {
                throw refused(field, "a current member of the household, other than its head", memberId.toString());
            }
            return member;
        }

        private HouseholdMember otherPerson(UUID memberId, HouseholdMember head) {
            if (head.memberId().equals(memberId)) {
                throw refused("relations", "members other than the new head", memberId.toString());
            }
            return person("relations", memberId);
        }

        private String idNumberOf(HouseholdMember head) {
            String idNumber = head.idNumber(sealer);
            if (idNumber == null) {
                throw refused(
                        "newHeadMemberId",
                        "a member whose identity number is known: remove the member and add them again with it",
                        head.memberId().toString());
            }
            return idNumber;
        }

        private static ProblemException refused(String field, String expected, String found) {
            return RequestCheck.refusal(List.of(new Violation(field, expected, found)));
        }
    }
}
