package org.anju.load.bench.verification;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.load.bench.Aim;
import org.anju.load.bench.Bench;
import org.anju.load.bench.Figure;
import org.anju.load.bench.Settling;
import org.anju.load.replay.PendingHousehold;
import org.anju.local.postgres.Database;

/** Whether a service that holds many records takes the next ones as fast as when it held few. */
final class Flatness {

    private static final int CONNECTIONS = 32;
    private static final int AT_ONCE = 250_000;
    private static final double FLAT = 0.9;

    /** Rows of the same shape as those that phones send, each with its three photos, in villages that there are. */
    private static final String STORE = """
            WITH village AS (
                SELECT array_agg(DISTINCT village_code) AS codes FROM household
            ), stored AS (
                INSERT INTO verification (id, campaign_id, household_id, village_code, version, secured,
                    assurance_category, assurance_mode, safety_grade, photo_count, visited_at, latitude, longitude,
                    accuracy_meters, device_id, digest, submitted_by, submitted_by_name, received_at, state_since, state,
                    completed_at)
                SELECT uuidv7(), ?, gen_random_uuid(), codes[1 + n % cardinality(codes)], 2, true, 'APPRAISED_SAFE',
                    'ORIGINAL_HOUSE_B', 'B', 3, now(), 35.5, 103.2, 12, 'bench', sha256(n::text::bytea),
                    gen_random_uuid()::text, 'verifier-' || codes[1 + n % cardinality(codes)], now(), now(), 'COMPLETED',
                    now()
                FROM village, generate_series(1, ?) AS n
                RETURNING id, household_id, village_code
            )
            INSERT INTO evidence (photo_id, household_id, village_code, slot, verification_id, stored_at)
            SELECT uuidv7(), household_id, village_code, slot, id, now()
            FROM stored, unnest(ARRAY['FRONT', 'SIDE', 'INSIDE']) AS slot
            """;

    private final Bench bench;
    private final Submitting submitting;

    Flatness(Bench bench, List<PendingHousehold> households) {
        this.bench = bench;
        this.submitting = new Submitting(bench, households);
    }

    void measure() throws IOException, SQLException, InterruptedException {
        int records = bench.storedRecords();
        UUID campaign = BenchCampaigns.create(bench.gateway(), "stored before");
        List<Double> few = capacities("few records");
        try (Connection connection = new Database(bench.settings()).connect(PlainInsert.DATABASE)) {
            try {
                store(connection, campaign, records);
                List<Double> many = capacities("%,d records more".formatted(records));
                List<Double> ratios = new ArrayList<>();
                for (int run = 0; run < many.size(); run++) {
                    ratios.add(many.get(run) / few.get(run));
                }
                bench.add(Figure.ratio("submit.flatness", "%,d stored records fewer".formatted(records), ratios)
                        .aiming(Aim.atLeast(FLAT)));
            } finally {
                if (!bench.leavesRows()) {
                    remove(connection, campaign);
                }
            }
        }
    }

    private List<Double> capacities(String held) throws IOException, SQLException, InterruptedException {
        List<Double> capacities = new ArrayList<>();
        for (int run = 1; run <= bench.runs(); run++) {
            bench.says("submitting beside %s, run %d of %d".formatted(held, run, bench.runs()));
            capacities.add(submitting.capacity(CONNECTIONS));
            Settling.await(bench.settings());
        }
        return capacities;
    }

    private void store(Connection connection, UUID campaign, int records) throws SQLException {
        for (int stored = 0; stored < records; stored += AT_ONCE) {
            bench.says("storing records, %,d of %,d".formatted(stored, records));
            try (PreparedStatement statement = connection.prepareStatement(STORE)) {
                statement.setObject(1, campaign);
                statement.setInt(2, Math.min(AT_ONCE, records - stored));
                statement.executeUpdate();
            }
        }
        execute(connection, "VACUUM ANALYZE verification");
        execute(connection, "VACUUM ANALYZE evidence");
        execute(connection, "CHECKPOINT");
    }

    private void remove(Connection connection, UUID campaign) throws SQLException {
        bench.says("removing the stored records");
        execute(
                connection,
                "DELETE FROM evidence WHERE verification_id IN (SELECT id FROM verification WHERE campaign_id = '%s')"
                        .formatted(campaign));
        execute(connection, "DELETE FROM verification WHERE campaign_id = '%s'".formatted(campaign));
        execute(connection, "VACUUM ANALYZE verification");
        execute(connection, "VACUUM ANALYZE evidence");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
