package org.anju.local.platform;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.anju.local.console.ProgressBoard;
import org.anju.local.process.Patience;
import org.anju.local.process.ServerProcess;

/** The way of one part from its preparation until it is ready. */
record PartStart(
        Part part,
        ProgressBoard.Row row,
        Map<String, CompletableFuture<Void>> ready,
        BiConsumer<Part, Runnable> launcher) {
    private static final int SHOWN_LOG_LINES = 15;

    void run() {
        try {
            boolean alreadyRunning = part.process().running().isPresent();
            if (!alreadyRunning) {
                part.prepare(row);
            }
            awaitNeeds();
            if (!alreadyRunning) {
                row.says("starting");
                launcher.accept(part, () -> part.launch(row));
            }
            awaitReady();
            part.settle(row);
            row.ended(alreadyRunning ? "already running" : "ready on port " + mainPort());
        } catch (RuntimeException e) {
            row.ended("not started");
            throw e;
        }
    }

    private int mainPort() {
        return part.ports().getFirst().number();
    }

    private void awaitNeeds() {
        for (String need : part.needs()) {
            CompletableFuture<Void> other = ready.get(need);
            if (Objects.nonNull(other) && !other.isDone()) {
                row.says("waiting for " + need);
            }
            if (Objects.nonNull(other)) {
                other.join();
            }
        }
    }

    private void awaitReady() {
        row.says("waiting until it answers on port " + mainPort());
        ServerProcess process = part.process();
        boolean answered = Patience.await(part.limit(), () -> process.running().isEmpty() || part.ready());
        if (process.running().isEmpty()) {
            throw failure("ended while starting");
        }
        if (!answered) {
            throw failure("did not become ready within " + part.limit().toSeconds() + " s");
        }
    }

    private PlatformException failure(String what) {
        String lines = String.join("\n  | ", part.process().lastLogLines(SHOWN_LOG_LINES));
        return new PlatformException("%s %s. The last lines of %s:\n  | %s"
                .formatted(part.name(), what, part.process().log(), lines));
    }
}
