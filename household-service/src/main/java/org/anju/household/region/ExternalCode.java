package org.anju.household.region;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What another office calls a region. */
public record ExternalCode(
        @Schema(description = "Whose code it is 编码体系", examples = "poverty-office")
        String system,

        @Schema(examples = "62292710001") String code) {}
