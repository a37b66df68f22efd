package org.anju.verification.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.anju.common.fact.VerificationFacts;

/** Reads the snapshot that events carry from a row of the table {@code verification}. */
public final class RecordFacts {

    /** To be selected or returned under the alias {@code v}. */
    public static final String COLUMNS = """
            v.id, v.campaign_id, v.household_id, v.village_code, v.revision, v.version, v.state, v.standing,
            v.assurance_category, v.assurance_mode, v.secured, v.safety_grade, v.situation, v.photo_count,
            v.visited_at, v.received_at, v.completed_at""";

    private RecordFacts() {}

    public static VerificationFacts read(ResultSet row) throws SQLException {
        return new VerificationFacts(
                row.getObject("id", UUID.class),
                row.getObject("campaign_id", UUID.class),
                row.getObject("household_id", UUID.class),
                row.getString("village_code"),
                row.getInt("revision"),
                row.getLong("version"),
                row.getString("state"),
                !row.getString("standing").equals(Standing.STANDING.name()),
                row.getString("assurance_category"),
                row.getString("assurance_mode"),
                row.getBoolean("secured"),
                row.getString("safety_grade"),
                row.getString("situation"),
                row.getInt("photo_count"),
                row.getTimestamp("visited_at").toInstant(),
                row.getTimestamp("received_at").toInstant(),
                instant(row.getTimestamp("completed_at")));
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
