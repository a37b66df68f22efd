package org.anju.verification.recheck.sample;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Set;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.anju.verification.recheck.RecheckLevel;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param id made by the client, so that sending it again draws nothing; left out, the server makes one
 * @param seed what decides the draw, such as a number drawn in public; left out, the server makes one
 * @param share of the records, no smaller than the rule set asks; left out, as much as that
 * @param strata what records of one stratum have in common; left out, township and category
 */
@Schema(name = "CreateRecheckSample")
record CreateSampleRequest(
        UUID id,
        @NotNull UUID campaignId,
        @NotNull RegionCode region,
        @NotNull RecheckLevel level,
        @Pattern(regexp = "[A-Za-z0-9._-]{1,64}") String seed,

        @DecimalMin(value = "0", inclusive = false) @DecimalMax("1") @Digits(integer = 1, fraction = 4)
        BigDecimal share,

        @Size(min = 1) Set<@NotNull StratumKey> strata) {}
