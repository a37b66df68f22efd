package org.anju.household.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.anju.household.event.RosterEventType.Part;
import org.anju.household.registry.RelationToHead;

/** A roster event whose parts are all there and well formed. */
sealed interface RosterEvent {

    /** @param member with its values in normal form */
    record MemberAdded(NewMember member) implements RosterEvent {}

    record MemberRemoved(UUID memberId) implements RosterEvent {}

    record HeadChanged(UUID newHead, RelationToHead formerHead, Map<UUID, RelationToHead> relations)
            implements RosterEvent {}

    /**
     * @param members who goes along with the new head
     * @param village or null for the same
     */
    record Split(
            UUID newHouseholdId,
            String householdNo,
            UUID newHead,
            Map<UUID, RelationToHead> members,
            RegionCode village,
            String villagerGroup)
            implements RosterEvent {}

    record Merged(UUID target, RelationToHead formerHead, Map<UUID, RelationToHead> relations) implements RosterEvent {}

    record Moved(RegionCode village, String villagerGroup) implements RosterEvent {}

    record Deregistered() implements RosterEvent {}

    record Reinstated() implements RosterEvent {}

    record CodeChanged(String householdNo) implements RosterEvent {}

    /** @return null when a part is missing, which the check has been told */
    static RosterEvent read(RosterEventRequest request, RequestCheck check) {
        RosterEventType type = check.needed("type", request.type());
        if (type == null || !hasItsParts(request, check)) {
            return null;
        }
        return switch (type) {
            case MEMBER_ADDED -> new MemberAdded(member("member", request.member(), request.id(), check));
            case MEMBER_REMOVED -> new MemberRemoved(request.memberId());
            case HEAD_CHANGED ->
                new HeadChanged(
                        request.newHeadMemberId(), formerHead(request, check), relations(request.relations(), check));
            case SPLIT ->
                new Split(
                        request.newHouseholdId() == null ? request.id() : request.newHouseholdId(),
                        check.householdNo("newHouseholdNo", request.newHouseholdNo()),
                        request.newHeadMemberId(),
                        relations(request.relations(), check),
                        request.villageCode(),
                        check.shortText("villagerGroup", request.villagerGroup()));
            case MERGED ->
                new Merged(
                        request.targetHouseholdId(), formerHead(request, check), relations(request.relations(), check));
            case MOVED -> new Moved(request.villageCode(), check.shortText("villagerGroup", request.villagerGroup()));
            case DEREGISTERED -> new Deregistered();
            case REINSTATED -> new Reinstated();
            case CODE_CHANGED -> new CodeChanged(check.householdNo("newHouseholdNo", request.newHouseholdNo()));
        };
    }

    /** @param otherwiseId for a person to whom the client gave no id */
    static NewMember member(String field, NewMember member, UUID otherwiseId, RequestCheck check) {
        return new NewMember(
                member.id() == null ? otherwiseId : member.id(),
                check.name(field + ".name", member.name()),
                notHead(field + ".relation", member.relation(), check),
                check.idNumber(field + ".idNumber", member.idNumber()));
    }

    private static boolean hasItsParts(RosterEventRequest request, RequestCheck check) {
        boolean complete = true;
        for (Part part : Part.values()) {
            boolean given = request.part(part) != null;
            if (!given && request.type().needs(part)) {
                check.refuse(part.field(), "is needed for " + request.type());
                complete = false;
            }
            if (given && !request.type().takes(part)) {
                check.refuse(part.field(), "does not belong to " + request.type());
            }
        }
        return complete;
    }

    private static RelationToHead formerHead(RosterEventRequest request, RequestCheck check) {
        return notHead("formerHeadRelation", request.formerHeadRelation(), check);
    }

    private static Map<UUID, RelationToHead> relations(List<MemberRelation> relations, RequestCheck check) {
        if (relations == null) {
            return Map.of();
        }
        Map<UUID, RelationToHead> byMember = new LinkedHashMap<>();
        for (int index = 0; index < relations.size(); index++) {
            MemberRelation relation = relations.get(index);
            String field = "relations[%d]".formatted(index);
            if (relation == null || relation.memberId() == null) {
                check.refuse(field + ".memberId", "is needed");
                continue;
            }
            notHead(field + ".relation", relation.relation(), check);
            if (byMember.put(relation.memberId(), relation.relation()) != null) {
                check.refuse(field + ".memberId", "each member once");
            }
        }
        return byMember;
    }

    private static RelationToHead notHead(String field, RelationToHead relation, RequestCheck check) {
        if (relation == null || relation == RelationToHead.HEAD) {
            check.refuse(field, "a relation other than HEAD");
        }
        return relation;
    }
}
