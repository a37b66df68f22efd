package org.anju.verification.submission;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.anju.verification.clock.ClockInterval;
import org.anju.verification.record.Standing;
import org.anju.verification.rule.HouseholdInput;
import org.anju.verification.submission.SubmissionFindings.KnownHousehold;

/**
 * The rows of records, inserted in one round trip for all of a transaction. Each is held against its own sender's regions in
 * the statement itself; those that it leaves out are known before, compete, or may not be stored.
 */
final class RecordRows {

    private static final String NO_ASSURANCE = "NONE";

    private static final String ITEMS = """
            WITH item AS (
                SELECT * FROM unnest(
                    ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::boolean[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::integer[], ?::timestamptz[], ?::float8[], ?::float8[], ?::float8[], ?::text[], ?::text[],
                    ?::jsonb[], ?::uuid[], ?::integer[], ?::bytea[], ?::text[], ?::text[], ?::boolean[], ?::boolean[],
                    ?::bigint[], ?::bigint[], ?::text[])
                AS t (id, campaign_id, household_id, scope, campaign_scope, secured, assurance_category, assurance_mode,
                    safety_grade, situation, photo_count, visited_at, latitude, longitude, accuracy_meters, device_id, note,
                    details, replaces, revision, digest, submitted_by, submitted_by_name, by_village, reopened,
                    clock_lower_ms, clock_upper_ms, rule_set))
            """;
    private static final String INSERT = ITEMS + """
            , known AS (
                SELECT i.*, h.village_code, h.expected_mode, h.member_count
                FROM item i
                JOIN household h ON h.id = i.household_id AND h.active
                    AND h.village_code ^@ ANY (string_to_array(i.scope, ','))
                    AND h.village_code ^@ ANY (string_to_array(i.campaign_scope, ','))
                LEFT JOIN campaign_village c ON c.campaign_id = i.campaign_id AND c.village_code = h.village_code
                WHERE i.reopened OR coalesce(c.phase IN ('PILOT', 'OPEN'), NOT i.by_village)
            ), stored AS (
                INSERT INTO verification (id, campaign_id, household_id, village_code, standing, secured,
                    assurance_category, assurance_mode, safety_grade, situation, photo_count, visited_at, latitude, longitude,
                    accuracy_meters, device_id, note, details, replaces, revision, digest, submitted_by, submitted_by_name,
                    clock_lower_ms, clock_upper_ms, rule_set, received_at, state_since)
                SELECT k.id, k.campaign_id, k.household_id, k.village_code, ?, k.secured, k.assurance_category,
                    k.assurance_mode, k.safety_grade, k.situation, k.photo_count, k.visited_at, k.latitude, k.longitude,
                    k.accuracy_meters, k.device_id, k.note, k.details, k.replaces, k.revision, k.digest, k.submitted_by,
                    k.submitted_by_name, k.clock_lower_ms, k.clock_upper_ms, k.rule_set, ?, ?
                FROM known k
                ON CONFLICT DO NOTHING
                RETURNING id
            )
            SELECT k.id, k.village_code, k.expected_mode, k.member_count FROM stored JOIN known k USING (id)
            """;

    private RecordRows() {}

    /** @return what is known of the households of the records that were inserted, by the records' ids */
    static Map<UUID, KnownHousehold> insert(Writing writing, List<Submission> submissions, Standing standing)
            throws SQLException {
        Map<UUID, KnownHousehold> households = new HashMap<>();
        try (PreparedStatement statement = writing.connection().prepareStatement(INSERT)) {
            int next = bindItems(writing.connection(), statement, submissions);
            statement.setString(next, standing.name());
            statement.setTimestamp(next + 1, Timestamp.from(writing.receivedAt()));
            statement.setTimestamp(next + 2, Timestamp.from(writing.receivedAt()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    households.put(
                            row.getObject(1, UUID.class),
                            new KnownHousehold(row.getString(2), new HouseholdInput(row.getString(3), row.getInt(4))));
                }
            }
        }
        return households;
    }

    private static int bindItems(Connection connection, PreparedStatement statement, List<Submission> items)
            throws SQLException {
        Columns columns = new Columns(connection, statement, items);
        columns.add("uuid", Submission::id);
        columns.add("uuid", item -> item.request().campaignId());
        columns.add("uuid", item -> item.request().householdId());
        columns.add("text", item -> item.scope().asSetting());
        columns.add("text", item -> item.campaignScope().asSetting());
        columns.add("boolean", item -> item.request().secured());
        columns.add("text", item -> orNone(item.request().assuranceCategory()));
        columns.add("text", item -> orNone(item.request().assuranceMode()));
        columns.add("text", item -> item.request().safetyGrade());
        columns.add("text", item -> item.request().situation());
        columns.add("integer", item -> item.request().photos().size());
        columns.add(
                "timestamptz", item -> Timestamp.from(item.request().visitedAt().toInstant()));
        columns.add("float8", item -> position(item, SubmitVerificationRequest.Position::latitude));
        columns.add("float8", item -> position(item, SubmitVerificationRequest.Position::longitude));
        columns.add("float8", item -> position(item, SubmitVerificationRequest.Position::accuracyMeters));
        columns.add("text", item -> item.request().deviceId());
        columns.add("text", item -> item.request().note());
        columns.add("jsonb", Submission::detailsJson);
        columns.add("uuid", item -> item.request().replaces());
        columns.add("integer", Submission::revision);
        columns.add("bytea", Submission::digest);
        columns.add("text", Submission::submittedBy);
        columns.add("text", Submission::submittedByName);
        columns.add("boolean", Submission::byVillage);
        columns.add("boolean", Submission::reopened);
        columns.add("bigint", item -> clock(item, ClockInterval::lowerMillis));
        columns.add("bigint", item -> clock(item, ClockInterval::upperMillis));
        columns.add("text", item -> item.evaluation().ruleSet().id());
        return columns.next;
    }

    private static final class Columns {

        private final Connection connection;
        private final PreparedStatement statement;
        private final List<Submission> items;
        private int next = 1;

        private Columns(Connection connection, PreparedStatement statement, List<Submission> items) {
            this.connection = connection;
            this.statement = statement;
            this.items = items;
        }

        private void add(String type, Function<Submission, Object> value) throws SQLException {
            Object[] values = type.equals("bytea") ? new byte[items.size()][] : new Object[items.size()];
            for (int index = 0; index < values.length; index++) {
                values[index] = value.apply(items.get(index));
            }
            statement.setArray(next++, connection.createArrayOf(type, values));
        }
    }

    private static Double position(Submission item, Function<SubmitVerificationRequest.Position, Double> part) {
        SubmitVerificationRequest.Position position = item.request().position();
        return position == null ? null : part.apply(position);
    }

    static Long clock(Submission item, Function<ClockInterval, Long> bound) {
        return item.clock() == null ? null : bound.apply(item.clock());
    }

    static String orNone(String code) {
        return code == null ? NO_ASSURANCE : code;
    }
}
