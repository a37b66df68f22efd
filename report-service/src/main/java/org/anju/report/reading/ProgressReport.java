package org.anju.report.reading;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Progress of a campaign in a region. */
public record ProgressReport(
        @Schema(type = SchemaType.STRING, format = "uuid", examples = "01970000-0000-7000-8000-000000006229")
        UUID campaignId,

        @Schema(examples = "622900000000") String region,

        @Schema(description = "What the rows stand for 统计方式", examples = "county")
        String by,

        @Schema(type = SchemaType.STRING, format = "date-time", examples = "2026-06-09T22:00:00+08:00")
        OffsetDateTime asOf,

        ProgressNumbers total,
        List<ProgressRow> rows) {

    /** Whether both tell the same, be it at different times. */
    public boolean tellsTheSameAs(ProgressReport other) {
        return other != null && total.equals(other.total) && rows.equals(other.rows);
    }
}
