package org.anju.load.replay;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.anju.load.http.PatientClient;
import org.anju.load.measure.Latencies;
import org.anju.load.photo.PhotoMaker;
import org.anju.load.platform.AccessTokens;
import org.anju.load.platform.Gateway;

/**
 * Plays phones against a running platform. Services may die and come back meanwhile: what was begun is repeated until it
 * has an answer. First {@link #prepare}, then {@link #run}, once each.
 */
public final class Replay implements AutoCloseable {

    private static final Duration FAREWELL = Duration.ofSeconds(15);

    private final ReplaySettings settings;
    private final PatientClient client;
    private final Gateway gateway;
    private final Latencies latencies = new Latencies();
    private final Journal journal = new Journal();
    private List<PendingHousehold> households = List.of();
    private volatile boolean stopped;

    public Replay(ReplaySettings settings) {
        this.settings = settings;
        this.client = new PatientClient(settings.backoff());
        this.gateway = new Gateway(settings.addresses(), client, new AccessTokens(settings.addresses(), client));
    }

    /**
     * Finds households that wait for their visit.
     *
     * @param found is told how many there are so far
     * @return how many there are, at most as many as the settings ask for
     */
    public int prepare(IntConsumer found) throws IOException, InterruptedException {
        int villages = Math.min(settings.phones(), settings.households());
        households = new Villages(gateway, settings.campaign(), latencies)
                .pending(settings.households(), villages, settings.seed(), found);
        return households.size();
    }

    /** Visits them all, or as many as can be until {@link #stop}. */
    public ReplayResult run() throws InterruptedException {
        PhotoMaker photos = new PhotoMaker(settings.photoBytes(), settings.seed());
        Phone phone = new Phone(gateway, photos, latencies, journal);
        VisitPlanner planner =
                new VisitPlanner(settings.campaign(), settings.photos(), settings.seed(), Clock.systemUTC());
        long start = System.nanoTime();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            if (settings.rate() > 0) {
                beginAtRate(executor, phone, planner, start);
            } else {
                beginWithPhones(executor, phone, planner);
            }
            executor.shutdown();
            awaitEnd(executor);
        }
        return result(Duration.ofNanos(System.nanoTime() - start));
    }

    private void beginAtRate(ExecutorService executor, Phone phone, VisitPlanner planner, long start) {
        int number = 0;
        for (PendingHousehold household : households) {
            long intended = start + settings.intendedNanos(number);
            Visit visit = planner.plan(household, deviceId(number));
            if (!waitUntil(intended)) {
                return;
            }
            executor.submit(() -> {
                phone.carry(visit, intended);
                return null;
            });
            number++;
        }
    }

    private boolean waitUntil(long intended) {
        while (!stopped) {
            long left = intended - System.nanoTime();
            if (left <= 0) {
                return true;
            }
            LockSupport.parkNanos(Math.min(left, TimeUnit.MILLISECONDS.toNanos(100)));
        }
        return false;
    }

    private void beginWithPhones(ExecutorService executor, Phone phone, VisitPlanner planner) {
        Iterator<PendingHousehold> left = households.iterator();
        for (int number = 0; number < settings.phones(); number++) {
            String deviceId = deviceId(number);
            executor.submit(() -> {
                for (Visit visit = next(left, planner, deviceId);
                        visit != null;
                        visit = next(left, planner, deviceId)) {
                    phone.carry(visit, System.nanoTime());
                }
                return null;
            });
        }
    }

    private Visit next(Iterator<PendingHousehold> left, VisitPlanner planner, String deviceId) {
        synchronized (left) {
            return !stopped && left.hasNext() ? planner.plan(left.next(), deviceId) : null;
        }
    }

    private String deviceId(int number) {
        return "phone-%03d".formatted(number % settings.phones() + 1);
    }

    /** After a stop, what is under way gets some time to end. */
    private void awaitEnd(ExecutorService executor) throws InterruptedException {
        while (!executor.awaitTermination(100, TimeUnit.MILLISECONDS)) {
            if (stopped) {
                executor.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
                executor.shutdownNow();
                return;
            }
        }
    }

    /** Begins no further household. */
    public void stop() {
        stopped = true;
    }

    public int begun() {
        return journal.begun();
    }

    public int ended() {
        return journal.ended();
    }

    public long retries() {
        return client.retries();
    }

    public boolean stopped() {
        return stopped;
    }

    public Gateway gateway() {
        return gateway;
    }

    private ReplayResult result(Duration elapsed) {
        return new ReplayResult(
                elapsed,
                households.size(),
                journal.begun(),
                journal.receipts(),
                journal.photos(),
                journal.completed(),
                journal.refusals(),
                journal.abandoned(),
                client.attempts(),
                client.retries(),
                latencies);
    }

    @Override
    public void close() {
        client.close();
    }
}
