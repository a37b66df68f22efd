package org.anju.load.bench.verification;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.anju.load.bench.Bench;
import org.anju.load.bench.BenchException;
import org.anju.load.bench.Group;
import org.anju.load.measure.Latencies;
import org.anju.load.replay.PendingHousehold;
import org.anju.load.replay.Villages;

/**
 * Field work as the phones see it: single records, batches, task packs, an evening on a bad network, and whether a service
 * that holds many records is as fast as one that holds few.
 */
public final class VerificationGroup implements Group {

    private static final int HOUSEHOLDS = 24_000;
    private static final int QUICK_HOUSEHOLDS = 6_000;

    @Override
    public String name() {
        return "verification";
    }

    @Override
    public Duration expected(int runs, boolean quick) {
        return Duration.ofSeconds(quick ? 180 + 90L * runs : 700 + 300L * runs);
    }

    @Override
    public void measure(Bench bench) throws IOException, SQLException, InterruptedException {
        Files.createDirectories(bench.folder());
        List<PendingHousehold> households = households(bench);
        new Submitting(bench, households).measure();
        new Batching(bench, households).measure();
        new TaskPacks(bench, households).measure();
        new Storm(bench, households).measure();
        new Flatness(bench, households).measure();
    }

    private static List<PendingHousehold> households(Bench bench) throws IOException, InterruptedException {
        UUID campaign = BenchCampaigns.create(bench.gateway(), "preparation");
        int wanted = bench.count(HOUSEHOLDS, QUICK_HOUSEHOLDS);
        List<PendingHousehold> households = new Villages(bench.gateway(), campaign, new Latencies())
                .pending(
                        wanted,
                        1,
                        1,
                        found -> bench.says("fetching task packs: %d of %d households".formatted(found, wanted)));
        if (households.size() < wanted) {
            throw new BenchException("The demo is not loaded: %d households found, %d needed. Run ./anju up first."
                    .formatted(households.size(), wanted));
        }
        return households;
    }
}
