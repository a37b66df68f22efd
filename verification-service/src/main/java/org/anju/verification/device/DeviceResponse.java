package org.anju.verification.device;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.anju.verification.clock.ClockInterval;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A device in the hands of an account.
 *
 * @param regions leading digits of the account's regions
 * @param lastSeenAt when it last sent anything
 * @param lastUploadAt when a record of it last came or was found here
 * @param pending as it reported
 * @param uploadedSinceReport new records of it since that report
 * @param silent whether records wait on it and none has come for too long
 */
@Schema(name = "Device")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeviceResponse(
        String deviceId,
        String username,
        List<String> regions,
        Instant firstSeenAt,
        Instant lastSeenAt,
        Instant lastUploadAt,
        Instant reportedAt,
        int pending,
        Instant oldestPendingAt,
        int uploadedSinceReport,
        boolean silent,
        String appVersion,
        String ruleSet,
        Long freeStorageBytes,
        Map<String, String> packs,
        MeasuredClock clock) {

    /** By how many milliseconds its clock was ahead of the server's, at least and at most; negative where behind. */
    @Schema(name = "DeviceClock")
    record MeasuredClock(long aheadAtLeastMillis, long aheadAtMostMillis, Instant measuredAt) {

        static MeasuredClock of(ClockInterval interval, Instant measuredAt) {
            return new MeasuredClock(interval.lowerMillis(), interval.upperMillis(), measuredAt);
        }
    }
}
