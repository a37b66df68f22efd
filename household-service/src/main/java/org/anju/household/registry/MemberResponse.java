package org.anju.household.registry;

import java.util.UUID;
import org.anju.household.privacy.FieldSealer;
import org.anju.household.privacy.Masked;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A person of a household as callers see it.
 *
 * @param id null for the head, who is told by the household itself
 */
public record MemberResponse(
        @Schema(description = "Null for the head 户主为空") UUID id,
        @Schema(examples = "马小明") String name,
        RelationToHead relation,
        @Schema(examples = "629927********1234") String idNumberMasked) {

    public static MemberResponse from(HouseholdMember member, FieldSealer sealer) {
        return new MemberResponse(
                member.memberId(), member.name(), member.relation(), Masked.idNumber(member.idNumber(sealer)));
    }

    static MemberResponse head(HouseholdResponse household) {
        return new MemberResponse(null, household.headName(), RelationToHead.HEAD, household.idNumberMasked());
    }
}
