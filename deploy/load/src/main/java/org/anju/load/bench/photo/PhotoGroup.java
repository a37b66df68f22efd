package org.anju.load.bench.photo;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.anju.load.bench.Bench;
import org.anju.load.bench.BenchException;
import org.anju.load.bench.Figure;
import org.anju.load.bench.Group;
import org.anju.load.bench.Settling;
import org.anju.load.bench.verification.BenchCampaigns;
import org.anju.load.measure.Latencies;
import org.anju.load.photo.PhotoMaker;
import org.anju.load.replay.PendingHousehold;
import org.anju.load.replay.ReplaySettings;
import org.anju.load.replay.Villages;

/** Photos of about 150 KB through the platform, beside the same objects put straight into the store. */
public final class PhotoGroup implements Group {

    private static final List<Integer> CLIENTS = List.of(8, 16);
    private static final int HOUSEHOLDS = 400;

    @Override
    public String name() {
        return "photo";
    }

    @Override
    public Duration expected(int runs, boolean quick) {
        return Duration.ofSeconds(20 + (quick ? 25L : 65L) * runs);
    }

    @Override
    public void measure(Bench bench) throws IOException, SQLException, InterruptedException {
        List<PendingHousehold> households = households(bench);
        PhotoMaker photos = new PhotoMaker(ReplaySettings.USUAL_PHOTO, 1);
        PlatformPhotos platform = new PlatformPhotos(bench.gateway(), photos, households);
        PlainStore store = new PlainStore(bench.settings(), photos);
        Map<Integer, List<Double>> capacities = new TreeMap<>();
        Map<Integer, List<Double>> ratios = new TreeMap<>();
        bench.says("warming up");
        PhotoRate.of(platform, CLIENTS.getFirst(), Duration.ZERO, bench.lasting(10, 3));
        for (int run = 1; run <= bench.runs(); run++) {
            for (int clients : CLIENTS) {
                String which = "run %d of %d, %d clients".formatted(run, bench.runs(), clients);
                bench.says(which + ": the platform");
                double ours = rate(bench, platform, clients);
                Settling.await(bench.settings());
                bench.says(which + ": the store alone");
                double plain = rate(bench, store, clients);
                store.removeAll();
                capacities.computeIfAbsent(clients, _ -> new ArrayList<>()).add(ours);
                ratios.computeIfAbsent(clients, _ -> new ArrayList<>()).add(ours / plain);
            }
        }
        report(bench, capacities, ratios);
    }

    private static double rate(Bench bench, PhotoSender sender, int clients) throws IOException, InterruptedException {
        return PhotoRate.of(sender, clients, bench.lasting(1, 1), bench.lasting(10, 3));
    }

    private static List<PendingHousehold> households(Bench bench) throws IOException, InterruptedException {
        UUID campaign = BenchCampaigns.create(bench.gateway(), "photos");
        List<PendingHousehold> households = new Villages(bench.gateway(), campaign, new Latencies())
                .pending(HOUSEHOLDS, 4, 1, found -> bench.says("fetching task packs: %d households".formatted(found)));
        if (households.isEmpty()) {
            throw new BenchException("The demo is not loaded. Run ./anju up first.");
        }
        return households;
    }

    private static void report(Bench bench, Map<Integer, List<Double>> capacities, Map<Integer, List<Double>> ratios) {
        int best = CLIENTS.stream()
                .max((left, right) ->
                        Double.compare(Figure.median(capacities.get(left)), Figure.median(capacities.get(right))))
                .orElseThrow();
        bench.add(figure("photo.capacity", capacities.get(best), ratios.get(best)));
        for (int clients : CLIENTS) {
            bench.add(figure("photo.capacity-" + clients, capacities.get(clients), ratios.get(clients)));
        }
    }

    private static Figure figure(String name, List<Double> capacity, List<Double> ratio) {
        return Figure.of(name, "/s", capacity).comparedWith(Figure.median(ratio), "MinIO client alone");
    }
}
