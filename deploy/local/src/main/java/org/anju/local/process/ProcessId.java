package org.anju.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A process named so that no other can be mistaken for it: numbers are used again by the system, but never with the
 * same start time since the same boot.
 */
public record ProcessId(long pid, long startTicks, String boot) {
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static final int STATE_FIELD = 0;
    private static final int START_FIELD = 19;

    public static ProcessId of(long pid) {
        long startTicks = status(pid)
                .map(fields -> Long.parseLong(fields.get(START_FIELD)))
                .orElse(-1L);
        return new ProcessId(pid, startTicks, currentBoot());
    }

    /** Empty when the file is missing or was cut short, which both mean that nothing is known to run. */
    public static Optional<ProcessId> read(Path file) {
        try {
            String[] words = Files.readString(file).strip().split("\\s+");
            if (words.length != 3 || !words[0].matches("\\d{1,18}") || !words[1].matches("-?\\d{1,18}")) {
                return Optional.empty();
            }
            return Optional.of(new ProcessId(Long.parseLong(words[0]), Long.parseLong(words[1]), words[2]));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void write(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, pid + " " + startTicks + " " + boot + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean alive() {
        if (!boot.equals(currentBoot())) {
            return false;
        }
        return status(pid)
                .filter(fields -> !fields.get(STATE_FIELD).equals("Z"))
                .map(fields -> Long.parseLong(fields.get(START_FIELD)) == startTicks)
                .orElse(false);
    }

    /** Resident memory in MiB, 0 when the process is gone. */
    public long residentMebibytes() {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(kibibytes -> Long.parseLong(kibibytes) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    private static Optional<List<String>> status(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // The command name stands in brackets and may hold spaces and brackets itself.
            return Optional.of(
                    List.of(stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String currentBoot() {
        try {
            return Files.readString(BOOT_ID).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
