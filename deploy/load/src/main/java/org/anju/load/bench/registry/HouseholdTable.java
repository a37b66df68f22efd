package org.anju.load.bench.registry;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.anju.load.bench.Bench;
import org.anju.load.bench.Settling;
import org.anju.local.platform.Settings;
import org.anju.local.postgres.Database;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Household-service's table, seen from beside the service: what a bare COPY into its like takes, and cleaning up. */
final class HouseholdTable implements AutoCloseable {

    private static final String OF_BENCH =
            "roster_import_id IN (SELECT id FROM roster_import WHERE file_name = '" + BenchRoster.FILE_NAME + "')";
    private static final String PREPARE_COPY = """
            DROP SCHEMA IF EXISTS bench CASCADE;
            CREATE SCHEMA bench;
            CREATE TABLE bench.household (LIKE public.household INCLUDING ALL);
            INSERT INTO bench.household SELECT * FROM public.household WHERE NOT %s;
            ANALYZE bench.household;
            """.formatted(OF_BENCH);
    /** Others have heard of the households, so they must hear of their end too; and the ledger must be as before. */
    private static final String REMOVE = """
            WITH gone AS (
                DELETE FROM household WHERE %s
                RETURNING id, household_no, village_code, poverty_attribute, expected_mode, member_count, version,
                    registered_by_import_id
            ), written_off AS (
                INSERT INTO roster_ledger (village_code, effective_on, delta, kind)
                SELECT village_code, effective_on, -count(*), 'IMPORT_UNDONE'
                FROM gone JOIN roster_import ON roster_import.id = registered_by_import_id
                GROUP BY village_code, effective_on)
            INSERT INTO outbox (event_id, topic, key, type, occurred_at, data)
            SELECT uuidv7(), 'household-events', id::text, 'org.anju.household.removed.v1', statement_timestamp(),
                json_build_object(
                    'householdId', id,
                    'householdNo', household_no,
                    'villageCode', village_code,
                    'povertyAttribute', poverty_attribute,
                    'expectedMode', expected_mode,
                    'memberCount', member_count,
                    'status', 'REMOVED',
                    'version', version + 1,
                    'occurredAt', to_char(statement_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
                )::text
            FROM gone
            """.formatted(OF_BENCH);

    private final Connection connection;

    HouseholdTable(Settings settings) throws SQLException {
        connection = new Database(settings).connect("household");
    }

    /**
     * Copies the rows of one import into a table of the same shape, indexes and other rows.
     *
     * @param scratch where the rows are kept in between
     */
    Duration bareCopy(UUID rosterImport, Path scratch) throws SQLException, IOException {
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(scratch))) {
            copies.copyOut(
                    "COPY (SELECT * FROM household WHERE roster_import_id = '%s') TO STDOUT (FORMAT csv)"
                            .formatted(rosterImport),
                    out);
        }
        execute(PREPARE_COPY);
        execute("CHECKPOINT");
        try (InputStream in = new BufferedInputStream(Files.newInputStream(scratch))) {
            long start = System.nanoTime();
            copies.copyIn("COPY bench.household FROM STDIN (FORMAT csv)", in);
            return Duration.ofNanos(System.nanoTime() - start);
        } finally {
            Files.deleteIfExists(scratch);
            execute("DROP SCHEMA bench CASCADE");
        }
    }

    /** Removes the households of this bench and of earlier ones, and lets the others take that up. */
    void clear(Bench bench) throws SQLException, InterruptedException {
        bench.says("removing the bench's households");
        try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
            if (statement.executeUpdate() == 0) {
                return;
            }
        }
        Settling.await(bench.settings());
        vacuum();
    }

    /** What so many rows leave behind is otherwise cleared away during the next measurement. */
    void vacuum() throws SQLException {
        execute("VACUUM ANALYZE household");
        execute("VACUUM ANALYZE outbox");
        execute("CHECKPOINT");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
