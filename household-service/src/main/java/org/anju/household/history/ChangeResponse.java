package org.anju.household.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.anju.household.registry.ChangeKind;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A change of a household as callers see it. */
record ChangeResponse(
        @Schema(description = "Of the household, which the change led to 变动后的版本")
        long version,

        ChangeKind kind,
        LocalDate effectiveOn,
        Instant recordedAt,

        @Schema(
                description =
                        "Login of the person; null for a registration by an import that covers more than your regions"
                                + " 登记人账号;由超出您管辖范围的导入登记时为空",
                examples = "county-622927")
        String recordedBy,

        String reason,
        String proof,
        String approvedBy,
        UUID rosterImportId,

        @Schema(
                type = SchemaType.OBJECT,
                description = "Ids and codes: eventId, and from and to of households split or merged 变动编号及分户、合户关联的农户")
        JsonNode details,

        List<FieldChange> fields,
        List<MemberChange> members) {}
