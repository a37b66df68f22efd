package org.anju.load.bench.verification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.anju.load.bench.BenchException;
import org.anju.local.platform.Settings;
import org.anju.local.postgres.Database;

/**
 * What the database alone does with the rows that a submission is stored as, which are the record, its photos' and its event:
 * tables with the same columns and indexes, and a script for pgbench.
 */
final class PlainInsert implements AutoCloseable {

    static final String DATABASE = "verification";

    private static final String PREPARE = """
            DROP SCHEMA IF EXISTS bench CASCADE;
            CREATE SCHEMA bench;
            CREATE TABLE bench.verification (LIKE public.verification INCLUDING ALL);
            CREATE TABLE bench.evidence (LIKE public.evidence INCLUDING ALL);
            CREATE TABLE bench.outbox (LIKE public.outbox INCLUDING ALL);
            """;
    private static final String TEMPLATE = """
            SELECT v.*, json_build_object(
                'verificationId', id, 'campaignId', campaign_id, 'householdId', household_id,
                'villageCode', village_code, 'revision', revision, 'version', version, 'state', state,
                'competing', standing <> 'STANDING', 'assuranceCategory', assurance_category, 'assuranceMode', assurance_mode,
                'secured', secured, 'safetyGrade', safety_grade, 'situation', situation, 'photoCount', photo_count,
                'visitedAt', visited_at, 'receivedAt', received_at, 'completedAt', completed_at)::text AS event_data
            FROM verification v WHERE standing = 'STANDING' AND photo_count > 0 ORDER BY received_at DESC LIMIT 1
            """;

    private static final String GENERATED = """
            SELECT attname FROM pg_attribute
            WHERE attrelid = 'bench.verification'::regclass AND (attgenerated <> '' OR attidentity <> '')
            """;

    private final Connection connection;

    PlainInsert(Settings settings) throws SQLException {
        connection = new Database(settings).connect(DATABASE);
    }

    /** Writes a script that inserts the latest record again and again under new ids, so many times in a statement. */
    void prepare(Path script, int records) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(PREPARE);
            Set<String> generated = generated(statement);
            try (ResultSet row = statement.executeQuery(TEMPLATE)) {
                if (!row.next()) {
                    throw new BenchException("There is no verification record that pgbench could insert again.");
                }
                Files.writeString(script, script(row, generated, records));
            }
        }
    }

    private static Set<String> generated(Statement statement) throws SQLException {
        Set<String> generated = new HashSet<>();
        try (ResultSet column = statement.executeQuery(GENERATED)) {
            while (column.next()) {
                generated.add(column.getString(1));
            }
        }
        return generated;
    }

    private static String script(ResultSet row, Set<String> generated, int records) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        ResultSetMetaData names = row.getMetaData();
        for (int column = 1; column < names.getColumnCount(); column++) {
            if (generated.contains(names.getColumnName(column))) {
                continue;
            }
            columns.add(names.getColumnName(column));
            values.add(
                    switch (names.getColumnName(column)) {
                        case "id" -> "uuidv7()";
                        case "household_id" -> "gen_random_uuid()";
                        default -> literal(row.getString(column));
                    });
        }
        String record = "(" + String.join(", ", values) + ")";
        String photo = "(uuidv7(), gen_random_uuid(), %s, 'FRONT', uuidv7())"
                .formatted(literal(row.getString("village_code")));
        String event = "(uuidv7(), 'verification-events', cast(gen_random_uuid() AS text),"
                + " 'org.anju.verification.submitted.v1', now(), %s)"
                        .formatted(literal(row.getString(names.getColumnCount())));
        return """
                BEGIN;
                INSERT INTO bench.verification (%s) VALUES %s;
                INSERT INTO bench.evidence (photo_id, household_id, village_code, slot, verification_id) VALUES %s;
                INSERT INTO bench.outbox (event_id, topic, key, type, occurred_at, data) VALUES %s;
                END;
                """.formatted(
                        String.join(", ", columns),
                        repeated(record, records),
                        repeated(photo, records * row.getInt("photo_count")),
                        repeated(event, records));
    }

    private static String repeated(String values, int times) {
        return String.join(",", Collections.nCopies(times, values));
    }

    /** Colons would name pgbench's variables. */
    static String literal(String text) {
        if (text == null) {
            return "NULL";
        }
        return "E'" + text.replace("\\", "\\\\").replace("'", "''").replace(":", "\\x3a") + "'";
    }

    void checkpoint() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        }
    }

    @Override
    public void close() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS bench CASCADE");
        }
        connection.close();
    }
}
