package org.anju.load.bench.verification;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.load.bench.Aim;
import org.anju.load.bench.Bench;
import org.anju.load.bench.BenchException;
import org.anju.load.bench.Figure;
import org.anju.load.http.Backoff;
import org.anju.load.http.PatientClient;
import org.anju.load.measure.Latencies;
import org.anju.load.measure.RequestKind;
import org.anju.load.platform.Gateway;
import org.anju.load.replay.PendingHousehold;
import org.anju.load.replay.Visit;
import org.anju.load.replay.VisitPlanner;
import org.anju.load.wire.LossyProxy;
import org.anju.local.postgres.Database;

/**
 * An evening at Linxia's peak: two fifths of the peak day within five minutes, by phones on a network that delays, cuts and
 * loses connections. What counts is that nothing is lost and nothing is stored twice.
 */
final class Storm {

    private static final int PHONES = 1_500;
    private static final int RECORDS = 10_200;
    private static final int PHOTOS = 45_000;
    private static final Duration EVENING = Duration.ofMinutes(5);
    private static final int QUICK_PART = 20;
    private static final long SEED = 6229;
    private static final LossyProxy.Faults MOUNTAINS =
            new LossyProxy.Faults(Duration.ofMillis(150), 0.02, 40_000, 40_000);
    /** A phone does not give up within an evening. */
    private static final Backoff STUBBORN = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10), 60);

    private final Bench bench;
    private final List<PendingHousehold> households;
    private final int part;

    Storm(Bench bench, List<PendingHousehold> households) {
        this.bench = bench;
        this.part = bench.count(1, QUICK_PART);
        this.households = households.subList(0, RECORDS / part);
    }

    void measure() throws IOException, SQLException, InterruptedException {
        UUID campaign = BenchCampaigns.create(bench.gateway(), "storm");
        List<StormPhone> phones = phones(campaign);
        Latencies latencies = new Latencies();
        long start = System.nanoTime();
        try (LossyProxy network = new LossyProxy(bench.addresses().gateway(), MOUNTAINS, SEED);
                PatientClient client = new PatientClient(STUBBORN)) {
            Gateway gateway = new Gateway(bench.addresses().withGateway(network.address()), client, bench.tokens());
            bench.says("storm: %,d records and %,d photos by %,d phones in %d s"
                    .formatted(
                            RECORDS / part,
                            PHOTOS / part,
                            phones.size(),
                            evening().toSeconds()));
            long unreconciled = run(phones, gateway, latencies);
            double seconds = (System.nanoTime() - start) / 1e9;
            report(campaign, phones, unreconciled, client, network, seconds, latencies);
        }
    }

    private Duration evening() {
        return EVENING.dividedBy(part);
    }

    /** The phones of a village share its households. */
    private List<StormPhone> phones(UUID campaign) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(SEED);
        Map<String, List<Visit>> byVillage = visits(campaign).stream()
                .collect(Collectors.groupingBy(visit -> visit.household().village()));
        int phonesOfVillage = Math.max(1, PHONES / part / byVillage.size());
        List<StormPhone> phones = new ArrayList<>();
        for (List<Visit> village : byVillage.values()) {
            bench.says("storm: logging in, %d of %d villages"
                    .formatted(phones.size() / phonesOfVillage, byVillage.size()));
            bench.tokens().of(village.getFirst().username());
            List<List<Visit>> shares = Stream.generate(() -> (List<Visit>) new ArrayList<Visit>())
                    .limit(phonesOfVillage)
                    .toList();
            for (int index = 0; index < village.size(); index++) {
                shares.get(index % phonesOfVillage).add(village.get(index));
            }
            shares.forEach(share -> phones.add(new StormPhone(share, random.split(), evening())));
        }
        return phones;
    }

    /** Four or five photos each, all of them together as many as the evening brings. */
    private List<Visit> visits(UUID campaign) {
        List<Visit> visits = new ArrayList<>();
        long photos = PHOTOS / part;
        VisitPlanner planner = new VisitPlanner(campaign, 0, SEED, Clock.systemUTC());
        for (int index = 0; index < households.size(); index++) {
            int taken = (int) (photos * (index + 1) / households.size() - photos * index / households.size());
            visits.add(planner.plan(households.get(index), "storm-" + index % (PHONES / part), taken));
        }
        return visits;
    }

    /** @return the phones whose receipts the server does not hold in full */
    private static long run(List<StormPhone> phones, Gateway gateway, Latencies latencies) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> evenings = phones.stream()
                    .map(phone -> (Callable<Boolean>) () -> phone.spendEvening(gateway, latencies))
                    .toList();
            long unreconciled = 0;
            for (Future<Boolean> evening : threads.invokeAll(evenings)) {
                unreconciled += evening.get() ? 0 : 1;
            }
            return unreconciled;
        } catch (ExecutionException exception) {
            throw new BenchException("A phone gave up: " + exception.getCause().getMessage());
        }
    }

    private void report(
            UUID campaign,
            List<StormPhone> phones,
            long unreconciled,
            PatientClient client,
            LossyProxy network,
            double seconds,
            Latencies latencies)
            throws SQLException {
        Database database = new Database(bench.settings());
        long records = households.size();
        long photos = phones.stream().mapToLong(StormPhone::photos).sum();
        try (Connection verifications = database.connect("verification");
                Connection media = database.connect("media")) {
            long held = count(verifications, "SELECT count(DISTINCT household_id) FROM verification", campaign);
            long rows = count(verifications, "SELECT count(*) FROM verification", campaign);
            long declared = photosOf(media, phones);
            add("storm.lost", "records and photos", records - held + photos - declared, true);
            add("storm.double", "records", rows - held, true);
        }
        add("storm.phones-unreconciled", "of " + phones.size(), unreconciled, true);
        add("storm.shed", "answers", client.shed(), false);
        add("storm.shed-without-retry-after", "answers", client.shedWithoutAdvice(), true);
        add("storm.connections-cut", "of " + network.connections(), network.cut(), false);
        add("storm.retries", "requests", client.retries(), false);
        add("storm.took", "s", seconds, false);
        add(
                "storm.submit-p99-with-retries",
                "ms",
                latencies.of(RequestKind.SUBMIT).p99().toNanos() / 1e6,
                false);
    }

    private void add(String name, String unit, double value, boolean mustBeZero) {
        Figure figure = Figure.of(name, unit, List.of(value));
        bench.add(mustBeZero ? figure.aiming(Aim.atMost(0)) : figure);
    }

    private static long count(Connection connection, String select, UUID campaign) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select + " WHERE campaign_id = ?")) {
            statement.setObject(1, campaign);
            return single(statement);
        }
    }

    private static long photosOf(Connection connection, List<StormPhone> phones) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT count(*) FROM photo WHERE verification_id = ANY (?)")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", phones.stream().flatMap(StormPhone::records).toArray()));
            return single(statement);
        }
    }

    private static long single(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
