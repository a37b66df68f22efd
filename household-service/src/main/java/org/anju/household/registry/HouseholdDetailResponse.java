package org.anju.household.registry;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A household with its persons. */
public record HouseholdDetailResponse(
        @JsonUnwrapped HouseholdResponse household,

        @Schema(description = "The head first; only those whom a roster or an event has told 户主在前;仅含花名册或变动事件登记过的成员")
        List<MemberResponse> members) {

    @JsonIgnore
    public long version() {
        return household.version();
    }
}
