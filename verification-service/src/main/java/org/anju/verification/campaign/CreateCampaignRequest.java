package org.anju.verification.campaign;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param id made by the client, so that sending it again creates nothing; left out, the server makes one
 * @param deadline the last day, in China's time
 * @param opening ALL_AT_ONCE where left out
 */
@Schema(name = "CreateCampaign")
record CreateCampaignRequest(
        UUID id,
        @NotBlank @Size(max = 200) String name,
        @NotEmpty @Size(max = 100) List<@NotNull RegionCode> regions,
        @NotNull LocalDate startsOn,
        @NotNull LocalDate deadline,
        @NotBlank String ruleSet,
        Opening opening) {

    CreateCampaignRequest {
        opening = Objects.requireNonNullElse(opening, Opening.ALL_AT_ONCE);
    }
}
