package org.anju.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.anju.local.platform.PlatformException;

/** Short commands that are waited for. */
public final class Command {
    private static final int SHOWN = 2_000;
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    private Command() {}

    /** Runs the command; its output is shown only when it fails. */
    public static void run(String name, List<String> command, Path folder, Map<String, String> environment) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            RUNNING.add(process);
            process.getOutputStream().close();
            String output = read(process);
            int status = process.waitFor();
            RUNNING.remove(process);
            if (status != 0) {
                throw new PlatformException(name + " ended with status " + status + ":\n" + tail(output));
            }
        } catch (IOException e) {
            throw new PlatformException("Could not run " + name + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while running " + name + ".", e);
        }
    }

    /** Runs the command with our own input and output; its exit status is returned. */
    public static int inForeground(List<String> command, Path folder, Map<String, String> environment) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
            builder.environment().putAll(environment);
            Process process = builder.start();
            RUNNING.add(process);
            int status = process.waitFor();
            RUNNING.remove(process);
            return status;
        } catch (IOException e) {
            throw new PlatformException("Could not run " + command.getFirst() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while running " + command.getFirst() + ".", e);
        }
    }

    /** Ends every command that still runs, for when the launcher itself is ended. */
    public static void stopAll() {
        RUNNING.forEach(Process::destroy);
    }

    private static String read(Process process) throws IOException {
        try (InputStream output = process.getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String tail(String output) {
        return output.substring(Math.max(0, output.length() - SHOWN)).strip();
    }
}
