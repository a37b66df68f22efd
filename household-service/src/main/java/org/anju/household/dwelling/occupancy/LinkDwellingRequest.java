package org.anju.household.dwelling.occupancy;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A household's right to a dwelling, and whether it lives there. */
public record LinkDwellingRequest(
        @NotNull
        @Schema(description = "OWN 自有, RENTED 租赁, HOST_KIN 投亲靠友, COLLECTIVE_RENTAL 集体公租房, INSTITUTION 机构供养, OTHER 其他")
        Tenure tenure,

        @NotNull @Schema(description = "Whether the household lives there 是否实际居住", examples = "true")
        Boolean occupied,

        @Schema(examples = "2024-03-01") LocalDate since) {}
