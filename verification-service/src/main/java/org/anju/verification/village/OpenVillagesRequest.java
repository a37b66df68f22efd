package org.anju.verification.village;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param regions villages, townships or counties; pilots are villages
 * @param pilot whether they are pilot villages: one or two a county
 * @param override true for a third pilot of a county, with a reason
 */
@Schema(name = "OpenVillages")
record OpenVillagesRequest(
        @NotEmpty @Size(max = 1000) List<@NotNull RegionCode> regions,
        boolean pilot,
        boolean override,
        @Size(max = 500) @Pattern(regexp = "\\P{Cc}*") String reason) {}
