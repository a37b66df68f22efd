package org.anju.e2e.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.anju.local.platform.Part;
import org.anju.local.platform.Parts;
import org.anju.local.platform.Settings;
import org.anju.local.process.Patience;
import org.anju.local.process.ProcessId;
import org.anju.local.process.ServerProcess;

/**
 * Kills services and pauses the broker while work is going on, at points of that work which a seed decides: each service
 * once alone, and once more together with the others while the broker stands still and events wait to be sent.
 */
public final class Failures {
    private static final Duration DEATH_LIMIT = Duration.ofSeconds(10);
    /** Generous: several services start at once beside the work of all others. */
    private static final Duration RETURN_LIMIT = Duration.ofMinutes(4);

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
                        Stream.of(services).map(service -> killing(part(service), together)),
                        Stream.of(pausing(part("kafka"), together, brokerPause)))
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

    private Part part(String name) {
        return Parts.all(settings).stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Callable<Void> killing(Part service, int together) {
        Random random = new Random(seed + service.name().hashCode());
        int[] points = IntStream.of(point(5, 80, random), together).sorted().toArray();
        return () -> {
            for (int point : points) {
                if (!reaches(point) || !goesOnFor(random.nextInt(LEAST_DELAY_MILLIS, MOST_DELAY_MILLIS))) {
                    return null;
                }
                kill(service);
                goesOnFor(random.nextInt(MOST_DELAY_MILLIS));
                service.launch(activity -> {}, ServerProcess::start);
                if (!Patience.await(RETURN_LIMIT, service::ready)) {
                    throw new IllegalStateException(service.name() + " did not come back");
                }
            }
            return null;
        };
    }

    private Callable<Void> pausing(Part broker, int point, Duration pause) {
        return () -> {
            if (!reaches(point)) {
                return null;
            }
            long pid = processOf(broker).pid();
            signal("STOP", pid);
            strikes.add(new Strike(broker.name(), done.getAsInt()));
            try {
                goesOnFor((int) pause.toMillis());
            } finally {
                signal("CONT", pid);
            }
            return null;
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

    private void kill(Part service) {
        ProcessId process = processOf(service);
        signal("KILL", process.pid());
        if (!Patience.await(DEATH_LIMIT, () -> !process.alive())) {
            throw new IllegalStateException(service.name() + " does not die");
        }
        strikes.add(new Strike(service.name(), done.getAsInt()));
    }

    private static ProcessId processOf(Part part) {
        return part.process()
                .running()
                .orElseThrow(() -> new IllegalStateException(part.name() + " died without having been killed"));
    }

    private static void signal(String signal, long pid) {
        try {
            int status = new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(signal, pid))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill -%s %d ended with status %d".formatted(signal, pid, status));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
