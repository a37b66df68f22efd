package org.anju.household.history;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A field that became another. Identity number and phone are masked, of the address nothing is shown. */
record FieldChange(
        @Schema(examples = "phone") String field,
        @Schema(examples = "138****1234") String before,
        @Schema(examples = "138****5678") String after) {}
