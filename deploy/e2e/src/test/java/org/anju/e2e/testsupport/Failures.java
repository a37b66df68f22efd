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
import java.util.stream.Stream;
import org.anju.local.platform.Part;
import org.anju.local.platform.Parts;
import org.anju.local.platform.Settings;
import org.anju.local.process.Patience;
import org.anju.local.process.ProcessId;
import org.anju.local.process.ServerProcess;

/**
 * Kills services and pauses the broker while work is going on, at points of that work which a seed decides. Each victim
 * has a course of its own, so that they fail one by one as well as together, and as soon as they answer again as well as
 * after some work.
 */
public final class Failures {
    private static final Duration DEATH_LIMIT = Duration.ofSeconds(10);
    private static final Duration WORK_LIMIT = Duration.ofMinutes(5);
    private static final int EARLIEST_PERCENT = 5;
    private static final int LATEST_PERCENT = 80;

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
    public record Strike(String victim, int done) {}

    /** Strikes until every course has come to its end, or all is over; then everything runs again. */
    public List<Strike> strike(int killsOfEachService, Duration brokerPause, String... services) {
        List<Callable<Void>> courses = Stream.concat(
                        Stream.of(services).map(service -> killing(part(service), killsOfEachService)),
                        Stream.of(pausing(part("kafka"), brokerPause)))
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

    private Callable<Void> killing(Part service, int times) {
        Random random = new Random(seed + service.name().hashCode());
        int[] points = points(times, random);
        return () -> {
            for (int point : points) {
                if (!reaches(point) || !goesOnFor(random.nextInt(1_500))) {
                    return null;
                }
                kill(service);
                goesOnFor(random.nextInt(2_000));
                service.launch(activity -> {}, ServerProcess::start);
                if (!Patience.await(service.limit(), service::ready)) {
                    throw new IllegalStateException(service.name() + " did not come back");
                }
            }
            return null;
        };
    }

    private Callable<Void> pausing(Part broker, Duration pause) {
        int[] points = points(1, new Random(seed));
        return () -> {
            if (!reaches(points[0])) {
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

    /** Amounts of work, in their order. */
    private int[] points(int count, Random random) {
        return random.ints(count, whole * EARLIEST_PERCENT / 100, whole * LATEST_PERCENT / 100)
                .sorted()
                .toArray();
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
