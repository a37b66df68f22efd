package org.anju.household.event;

import java.util.Set;
import org.anju.household.registry.ChangeKind;

/** What may happen to a household that is registered, with the parts that each needs and may have. */
enum RosterEventType {
    MEMBER_ADDED(ChangeKind.MEMBER_ADDED, Set.of(Part.MEMBER), Set.of()),
    MEMBER_REMOVED(ChangeKind.MEMBER_REMOVED, Set.of(Part.MEMBER_ID), Set.of()),
    HEAD_CHANGED(
            ChangeKind.HEAD_CHANGED,
            Set.of(Part.NEW_HEAD_MEMBER_ID, Part.FORMER_HEAD_RELATION),
            Set.of(Part.RELATIONS)),
    SPLIT(
            ChangeKind.SPLIT,
            Set.of(Part.NEW_HOUSEHOLD_NO, Part.NEW_HEAD_MEMBER_ID),
            Set.of(Part.NEW_HOUSEHOLD_ID, Part.RELATIONS, Part.VILLAGE_CODE, Part.VILLAGER_GROUP)),
    MERGED(ChangeKind.MERGED, Set.of(Part.TARGET_HOUSEHOLD_ID, Part.FORMER_HEAD_RELATION), Set.of(Part.RELATIONS)),
    MOVED(ChangeKind.MOVED, Set.of(Part.VILLAGE_CODE), Set.of(Part.VILLAGER_GROUP)),
    DEREGISTERED(ChangeKind.DEREGISTERED, Set.of(), Set.of()),
    REINSTATED(ChangeKind.REINSTATED, Set.of(), Set.of()),
    CODE_CHANGED(ChangeKind.CODE_CHANGED, Set.of(Part.NEW_HOUSEHOLD_NO), Set.of());

    private static final Set<RosterEventType> CHANGING_NUMBER = Set.of(SPLIT, MERGED, MOVED, DEREGISTERED, REINSTATED);

    private final ChangeKind kind;
    private final Set<Part> needed;
    private final Set<Part> optional;

    RosterEventType(ChangeKind kind, Set<Part> needed, Set<Part> optional) {
        this.kind = kind;
        this.needed = needed;
        this.optional = optional;
    }

    ChangeKind kind() {
        return kind;
    }

    boolean needs(Part part) {
        return needed.contains(part);
    }

    boolean takes(Part part) {
        return needed.contains(part) || optional.contains(part);
    }

    /** Whether it changes how many households some village has to verify: somebody must have approved it. */
    boolean changesNumber() {
        return CHANGING_NUMBER.contains(this);
    }

    /** What only some events have. */
    enum Part {
        MEMBER("member"),
        MEMBER_ID("memberId"),
        NEW_HEAD_MEMBER_ID("newHeadMemberId"),
        FORMER_HEAD_RELATION("formerHeadRelation"),
        RELATIONS("relations"),
        NEW_HOUSEHOLD_NO("newHouseholdNo"),
        NEW_HOUSEHOLD_ID("newHouseholdId"),
        VILLAGE_CODE("villageCode"),
        VILLAGER_GROUP("villagerGroup"),
        TARGET_HOUSEHOLD_ID("targetHouseholdId");

        private final String field;

        Part(String field) {
            this.field = field;
        }

        String field() {
            return field;
        }
    }
}
