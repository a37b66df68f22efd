package org.anju.local.platform;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.anju.local.console.ProgressBoard;
import org.anju.local.process.Launcher;
import org.anju.local.process.Patience;
import org.anju.local.process.ServerProcess;

/** The way of one part from its preparation until it is ready. */
record PartStart(Part part, ProgressBoard.Row row, Map<String, CompletableFuture<Void>> ready, Launcher launcher) {
    private static final int SHOWN_LOG_LINES = 15;

    void run() {
        try {
            if (runsAsBuilt()) {
                awaitReady();
                part.settle(activity -> {});
                row.ended("already running on port " + mainPort());
                return;
            }
            part.prepare(row);
            awaitNeeds();
            row.says("starting");
            part.launch(row, launcher);
            row.says("waiting until it answers on port " + mainPort());
            awaitReady();
            part.settle(row);
            row.ended("ready on port " + mainPort());
        } catch (RuntimeException e) {
            row.ended("not started");
            throw e;
        }
    }

    private boolean runsAsBuilt() {
        if (part.process().running().isEmpty()) {
            return false;
        }
        if (part.outdated()) {
            row.says("stopping the older build");
            part.stop();
            return false;
        }
        return true;
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
