package org.anju.e2e.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.anju.local.platform.Part;
import org.anju.local.platform.Parts;
import org.anju.local.platform.Settings;
import org.anju.local.process.Patience;
import org.anju.local.process.ProcessId;
import org.anju.local.process.ServerProcess;

/** A part of the platform that is killed or stopped for a while, by its process id. */
public record Victim(Part part) {
    private static final Duration DEATH_LIMIT = Duration.ofSeconds(10);
    /** Generous: several services start at once beside the work of all others. */
    private static final Duration RETURN_LIMIT = Duration.ofMinutes(4);

    public static Victim named(String name, Settings settings) {
        return new Victim(Parts.all(settings).stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow());
    }

    public String name() {
        return part.name();
    }

    public void kill() {
        ProcessId process = process();
        signal("KILL", process);
        if (!Patience.await(DEATH_LIMIT, () -> !process.alive())) {
            throw new IllegalStateException(name() + " does not die");
        }
    }

    /** Tries again when it ends at once: the helpers of a killed database hold its memory until they notice its death. */
    public void restart() {
        boolean back = Patience.await(RETURN_LIMIT, () -> {
            if (part.process().running().isEmpty()) {
                part.launch(activity -> {}, ServerProcess::start);
            }
            return part.ready();
        });
        if (!back) {
            throw new IllegalStateException(name() + " did not come back");
        }
    }

    void pause() {
        signal("STOP", process());
    }

    void resume() {
        signal("CONT", process());
    }

    private ProcessId process() {
        return part.process()
                .running()
                .orElseThrow(() -> new IllegalStateException(name() + " died without having been killed"));
    }

    private static void signal(String signal, ProcessId process) {
        try {
            int status = new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(signal, process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException(
                        "kill -%s %d ended with status %d".formatted(signal, process.pid(), status));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
