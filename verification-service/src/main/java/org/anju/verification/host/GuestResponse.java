package org.anju.verification.host;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.anju.verification.host.lodging.Safety;
import org.anju.verification.record.Standing;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A record that names the host.
 *
 * @param declaredGrade the grade that it gives the host's house
 * @param safety of the house, by all that is known
 */
@Schema(name = "Guest")
@JsonInclude(JsonInclude.Include.NON_NULL)
record GuestResponse(
        UUID verificationId,
        UUID householdId,
        RegionCode villageCode,
        Standing standing,
        UUID dwellingId,
        String siteCode,
        String declaredGrade,
        LocalDate since,
        LocalDate until,
        Safety safety) {}
