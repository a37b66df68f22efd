package org.anju.e2e.testsupport;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.anju.local.platform.Settings;
import org.anju.local.process.Patience;

/**
 * Kills services, database and broker while work is going on, at points of that work which a seed decides: each service
 * once alone, and once more together with the others while the broker stands still and events wait to be sent; the database
 * once, and the broker once after it stood still.
 */
public final class Failures {
    private static final Duration WORK_LIMIT = Duration.ofMinutes(5);
    private static final int LEAST_DELAY_MILLIS = 300;
    private static final int MOST_DELAY_MILLIS = 1_500;

    private final Settings settings;
    private final long seed;
    private final int whole;
    private final IntSupplier done;
    private final BooleanSupplier over;
    private final Queue<Strike> strikes = new ConcurrentLinkedQueue<>();

    /**
     * @param whole how much there is to be done
     * @param done how much of it is
     * @param over when nothing shall be struck any more
     */
    public Failures(Settings settings, long seed, int whole, IntSupplier done, BooleanSupplier over) {
        this.settings = settings;
        this.seed = seed;
        this.whole = whole;
        this.done = done;
        this.over = over;
    }

    /** @param done how much of the work was done at that moment */
    public record Strike(String victim, int done) {
        @Override
        public String toString() {
            return victim + " at " + done;
        }
    }

    /** Strikes until every course has come to its end, or all is over; then everything runs again. */
    public List<Strike> strike(Duration brokerPause, String... services) {
        int together = point(30, 60, new Random(seed));
        List<Callable<Void>> courses = Stream.concat(
                        Stream.of(services).map(service -> killing(Victim.named(service, settings), together)),
                        Stream.of(
                                killingOnce(Victim.named("postgres", settings), point(15, 30, new Random(seed + 1))),
                                pausing(Victim.named("kafka", settings), together, brokerPause)))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> course : threads.invokeAll(courses)) {
                course.get();
            }
            return List.copyOf(strikes);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Callable<Void> killing(Victim service, int together) {
        Random random = new Random(seed + service.name().hashCode());
        int[] points = IntStream.of(point(5, 80, random), together).sorted().toArray();
        return () -> {
            for (int point : points) {
                if (!reaches(point) || !goesOnFor(random.nextInt(LEAST_DELAY_MILLIS, MOST_DELAY_MILLIS))) {
                    return null;
                }
                kill(service);
                goesOnFor(random.nextInt(MOST_DELAY_MILLIS));
                service.restart();
            }
            return null;
        };
    }

    private Callable<Void> killingOnce(Victim server, int point) {
        return () -> {
            if (reaches(point)) {
                kill(server);
                server.restart();
            }
            return null;
        };
    }

    private Callable<Void> pausing(Victim broker, int point, Duration pause) {
        return () -> {
            if (!reaches(point)) {
                return null;
            }
            broker.pause();
            strikes.add(new Strike(broker.name(), done.getAsInt()));
            try {
                goesOnFor((int) pause.toMillis());
            } finally {
                broker.resume();
            }
            return killingOnce(broker, point + whole / 10).call();
        };
    }

    /** An amount of work between two shares of the whole, in percent. */
    private int point(int least, int most, Random random) {
        return whole * random.nextInt(least, most) / 100;
    }

    private boolean reaches(int point) {
        Patience.await(WORK_LIMIT, () -> over.getAsBoolean() || done.getAsInt() >= point);
        return !over.getAsBoolean() && done.getAsInt() >= point;
    }

    private boolean goesOnFor(int milliseconds) {
        return !Patience.await(Duration.ofMillis(milliseconds), over);
    }

    private void kill(Victim victim) {
        victim.kill();
        strikes.add(new Strike(victim.name(), done.getAsInt()));
    }
}
