package org.anju.verification.device;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.Map;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a phone tells of itself.
 *
 * @param pending records on it that no receipt has come for
 * @param oldestPendingAt when the oldest of them was recorded, by the phone's clock
 * @param ruleSet id of the rule set that it checks records by
 * @param packs the last cursor of each village's task pack that it holds
 */
@Schema(name = "DeviceHeartbeat")
record HeartbeatRequest(
        @NotNull @PositiveOrZero Integer pending,
        OffsetDateTime oldestPendingAt,

        @NotBlank @Size(max = 40) @Pattern(regexp = PRINTABLE)
        String appVersion,

        @Size(max = 40) @Pattern(regexp = PRINTABLE) String ruleSet,
        @PositiveOrZero Long freeStorageBytes,

        @Size(max = 100)
        Map<@NotNull RegionCode, @NotBlank @Size(max = 40) @Pattern(regexp = PRINTABLE) String> packs) {

    static final String PRINTABLE = "\\P{Cc}*";
}
