package org.anju.household.history;

import java.util.UUID;
import org.anju.household.registry.MemberResponse;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A person who joined, left, or stands otherwise to the head. */
record MemberChange(
        UUID memberId,

        @Schema(description = "Null for a person who joined 新加入者为空")
        MemberResponse before,

        @Schema(description = "Null for a person who left 离开者为空")
        MemberResponse after) {}
