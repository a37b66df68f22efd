package org.anju.verification.record;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.anju.verification.record.RecordFinding.Severity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a rule found in a stored record, as it is shown.
 *
 * @param settledAt when a reviewer had looked at it; absent until then, as are account name and note
 */
@Schema(name = "VerificationFinding")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoredFinding(
        long id,
        @Schema(examples = "Q17") String rule,
        Severity severity,
        @Schema(examples = "assuranceMode") String field,
        String english,
        String chinese,
        String found,
        String expected,
        Instant foundAt,
        Instant settledAt,
        String settledBy,
        String settledNote) {

    @JsonIgnore
    public boolean isSettled() {
        return settledAt != null;
    }

    static StoredFinding read(ResultSet row) throws SQLException {
        Timestamp settledAt = row.getTimestamp("settled_at");
        return new StoredFinding(
                row.getLong("id"),
                row.getString("rule"),
                Severity.valueOf(row.getString("severity")),
                row.getString("field"),
                row.getString("english"),
                row.getString("chinese"),
                row.getString("found"),
                row.getString("expected"),
                row.getTimestamp("found_at").toInstant(),
                settledAt == null ? null : settledAt.toInstant(),
                row.getString("settled_by_name"),
                row.getString("settled_note"));
    }
}
