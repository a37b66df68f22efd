package org.anju.verification.host.site;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param id made by the client, so that sending it again registers nothing; left out, the server makes one
 * @param code what records name it by
 * @param village in which it lies
 * @param safetyGrade A to D; left out while the buildings are not appraised
 * @param position WGS 84; without it the site holds the households that name its code
 * @param radiusMeters how far its buildings lie from the position; 100 when left out
 */
@Schema(name = "RegisterSite")
record RegisterSiteRequest(
        UUID id,

        @NotBlank @Size(max = 40) @Pattern(regexp = "[\\p{L}\\p{N}_.-]*")
        String code,

        @NotBlank @Size(max = 100) @Pattern(regexp = "\\P{Cc}*")
        String name,

        @NotNull SiteKind kind,
        @NotNull RegionCode village,
        @Pattern(regexp = "[A-D]") String safetyGrade,
        @Valid Position position,
        @Min(10) @Max(2000) Integer radiusMeters) {

    static final int USUAL_RADIUS_METERS = 100;

    @Schema(name = "SitePosition")
    record Position(
            @NotNull @DecimalMin("-90") @DecimalMax("90") Double latitude,
            @NotNull @DecimalMin("-180") @DecimalMax("180") Double longitude) {}

    int radius() {
        return radiusMeters == null ? USUAL_RADIUS_METERS : radiusMeters;
    }
}
