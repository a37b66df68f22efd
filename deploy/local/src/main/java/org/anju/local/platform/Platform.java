package org.anju.local.platform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.anju.local.console.ProgressBoard;
import org.anju.local.keycloak.KeycloakServer;
import org.anju.local.process.Command;
import org.anju.local.process.Launcher;
import org.anju.local.service.Services;

/** Starts and stops parts. What one run has started is stopped again when that run fails or is ended. */
public final class Platform implements AutoCloseable {
    private final Settings settings;
    private final Object lock = new Object();
    /** Every part this run was to start, in the order of their start. */
    private final List<Part> known = new ArrayList<>();

    private final Set<String> started = new HashSet<>();
    private boolean closing;

    public Platform(Settings settings) {
        this.settings = settings;
    }

    public Settings settings() {
        return settings;
    }

    /** Starts the services against servers that are running already. */
    public void startServices() {
        start(Parts.services(settings));
        // Swagger UI of this very gateway must be let in.
        new KeycloakServer(settings).settle(activity -> {});
    }

    /** Ctrl-C and the like stop what this run has started, unless it is kept. */
    public void stopOnSignal() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::close));
    }

    /** Starts what is missing of the parts and waits until all are ready. */
    public void start(List<Part> parts) {
        new Preconditions(settings).check(parts);
        synchronized (lock) {
            known.addAll(parts);
        }
        try (ProgressBoard board = ProgressBoard.onConsole()) {
            startAll(parts, board);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void startAll(List<Part> parts, ProgressBoard board) {
        Map<String, CompletableFuture<Void>> ready = new LinkedHashMap<>();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            parts.forEach(part -> ready.put(part.name(), new CompletableFuture<>()));
            for (Part part : parts) {
                PartStart start = new PartStart(part, board.row(part.name()), ready, launcherFor(part));
                threads.execute(() -> run(start, ready));
            }
            CompletableFuture.allOf(ready.values().toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException | CancellationException e) {
            throw firstFailure(ready, e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** One failure ends the whole start: those that still wait for that part give up with it. */
    private static void run(PartStart start, Map<String, CompletableFuture<Void>> ready) {
        try {
            start.run();
            ready.get(start.part().name()).complete(null);
        } catch (RuntimeException e) {
            ready.get(start.part().name()).completeExceptionally(e);
            ready.values().forEach(other -> other.cancel(false));
        }
    }

    private static RuntimeException firstFailure(
            Map<String, CompletableFuture<Void>> ready, RuntimeException otherwise) {
        return ready.values().stream()
                .filter(future -> future.isCompletedExceptionally() && !future.isCancelled())
                .map(CompletableFuture::exceptionNow)
                .filter(RuntimeException.class::isInstance)
                .map(RuntimeException.class::cast)
                .filter(failure -> !(failure instanceof CancellationException))
                .findFirst()
                .orElse(otherwise);
    }

    /** Once the platform is being stopped, nothing starts any more. */
    private Launcher launcherFor(Part part) {
        return (process, command, environment, folder) -> {
            synchronized (lock) {
                if (closing) {
                    throw new CancellationException("The platform is being stopped.");
                }
                process.start(command, environment, folder);
                started.add(part.name());
            }
        };
    }

    /** Stops the services, all at once, and then the servers in the opposite order of their start. */
    public static void stop(List<Part> parts) {
        Map<Boolean, List<Part>> services = parts.stream().collect(Collectors.partitioningBy(Services::isService));
        CompletableFuture.allOf(services.get(true).stream()
                        .map(part -> CompletableFuture.runAsync(part::stop, Thread::startVirtualThread))
                        .toArray(CompletableFuture[]::new))
                .join();
        services.get(false).reversed().forEach(Part::stop);
    }

    /**
     * Keeps everything that this run has started.
     *
     * @return whether there was anything
     */
    public boolean keep() {
        synchronized (lock) {
            boolean any = !started.isEmpty();
            started.clear();
            return any;
        }
    }

    /** Stops everything that this run has started, unless it is kept. */
    @Override
    public void close() {
        List<Part> parts;
        synchronized (lock) {
            closing = true;
            parts = known.stream().filter(part -> started.contains(part.name())).toList();
            started.clear();
        }
        Command.stopAll();
        stop(parts);
    }
}
