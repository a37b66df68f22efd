package org.anju.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anju.local.platform.PlatformException;

/** A server that outlives the launcher: in a session of its own, with a log file and a pid file. */
public record ServerProcess(Path pidFile, Path log) {
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

    public Optional<ProcessId> running() {
        return ProcessId.read(pidFile).filter(ProcessId::alive);
    }

    public void start(List<String> command, Map<String, String> environment, Path folder) {
        try {
            Files.createDirectories(log.getParent());
            keepPreviousLog();
            // A session of its own, so that Ctrl-C in the terminal reaches the launcher only.
            List<String> detached = new ArrayList<>(List.of("setsid"));
            detached.addAll(command);
            ProcessBuilder builder = new ProcessBuilder(detached)
                    .directory(folder.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            ProcessId.of(builder.start().pid()).write(pidFile);
        } catch (IOException e) {
            throw new PlatformException("Could not start " + command.getFirst() + ": " + e.getMessage(), e);
        }
    }

    private void keepPreviousLog() throws IOException {
        if (Files.exists(log)) {
            String previous = log.getFileName().toString().replace(".log", ".previous.log");
            Files.move(log, log.resolveSibling(previous), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Asks with the signal, waits, and kills what is still there. */
    public void stop(Signal signal, Duration grace) {
        Optional<ProcessId> process = running();
        process.ifPresent(id -> end(id, signal, grace));
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(ProcessId process, Signal signal, Duration grace) {
        send(process, signal);
        if (Patience.await(grace, () -> !process.alive())) {
            return;
        }
        send(process, Signal.KILL);
        if (!Patience.await(KILL_LIMIT, () -> !process.alive())) {
            throw new PlatformException("Process " + process.pid() + " does not end.");
        }
    }

    private static void send(ProcessId process, Signal signal) {
        if (!process.alive()) {
            return;
        }
        try {
            // KILL goes to the whole group, which the process leads: it can no longer end its own helpers.
            String target = (signal == Signal.KILL ? "-" : "") + process.pid();
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + target)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The last lines without stack frames, which would crowd out the messages. */
    public List<String> lastLogLines(int count) {
        try (var lines = Files.lines(log)) {
            List<String> all = lines.filter(line -> !line.matches("\\s+(at .*|\\.\\.\\. \\d+ more)|\\s*"))
                    .toList();
            return all.subList(Math.max(0, all.size() - count), all.size());
        } catch (IOException | UncheckedIOException e) {
            return List.of("(no log could be read: " + e.getMessage() + ")");
        }
    }
}
