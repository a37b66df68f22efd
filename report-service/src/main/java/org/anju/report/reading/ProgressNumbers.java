package org.anju.report.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many households have come how far; each stage includes the stages after it. */
@Schema(description = "Households by stage; each stage includes those after it 各阶段户数(含其后阶段)")
public record ProgressNumbers(
        @Schema(description = "Active households of the roster: the denominator 应核验户数", examples = "141600")
        long households,

        @Schema(description = "With a current record 已核验", examples = "98230")
        long submitted,

        @Schema(description = "With all evidence stored 证据齐全", examples = "97112")
        long completed,

        @Schema(description = "Approved by the township 乡镇已审核")
        long approved,

        @Schema(description = "Confirmed by the county 县级已确认")
        long confirmed,

        @Schema(description = "Closed with their village 已锁定")
        long locked,

        @Schema(description = "Found to be without safe housing 住房安全无保障")
        long notSecured,

        @Schema(description = "Current records received today, Asia/Shanghai 今日新增", examples = "15120")
        long newToday,

        @Schema(description = "submitted / households, cut to 4 digits; null without households", examples = "0.6937")
        BigDecimal submittedRate,

        BigDecimal completedRate,
        BigDecimal approvedRate,
        BigDecimal confirmedRate,
        BigDecimal lockedRate) {

    private static final int RATE_DIGITS = 4;

    static ProgressNumbers of(
            long households,
            long submitted,
            long completed,
            long approved,
            long confirmed,
            long locked,
            long notSecured,
            long newToday) {
        return new ProgressNumbers(
                households,
                submitted,
                completed,
                approved,
                confirmed,
                locked,
                notSecured,
                newToday,
                rate(submitted, households),
                rate(completed, households),
                rate(approved, households),
                rate(confirmed, households),
                rate(locked, households));
    }

    /**
     * Cut, not rounded: 1 is reached by the last household only. At most 1: a household that left the roster after its
     * verification is in the numerator alone.
     */
    private static BigDecimal rate(long part, long households) {
        if (households == 0) {
            return null;
        }
        return BigDecimal.valueOf(Math.min(part, households))
                .divide(BigDecimal.valueOf(households), RATE_DIGITS, RoundingMode.DOWN);
    }
}
