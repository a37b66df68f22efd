package org.anju.local.platform;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anju.local.platform.Part.PortUse;

/** What must hold before the first part is started, each refused with one sentence. */
final class Preconditions {
    private static final long MEBIBYTE = 1024 * 1024;
    private static final long DISK_MEBIBYTES = 3 * 1024;

    private final Settings settings;

    Preconditions(Settings settings) {
        this.settings = settings;
    }

    void check(List<Part> parts) {
        checkSystem();
        List<Part> missing = parts.stream()
                .filter(part -> part.process().running().isEmpty())
                .toList();
        checkPorts(missing);
        checkDisk();
        checkMemory(missing);
    }

    private static void checkSystem() {
        if (!System.getProperty("os.name").equals("Linux")) {
            throw new PlatformException("The local platform runs on Linux only (on Windows: in WSL 2).");
        }
        for (String tool : List.of("setsid", "setpriv")) {
            if (!onPath(tool)) {
                throw new PlatformException("The command %s is missing (Debian package util-linux).".formatted(tool));
            }
        }
    }

    private static boolean onPath(String tool) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, tool))) {
                return true;
            }
        }
        return false;
    }

    private static void checkPorts(List<Part> parts) {
        Map<Integer, Part> users = new HashMap<>();
        for (Part part : parts) {
            for (PortUse port : part.ports()) {
                Part other = users.put(port.number(), part);
                if (other != null) {
                    throw new PlatformException("Port %d is meant for both %s and %s: move one of them with %s=PORT."
                            .formatted(port.number(), other.name(), part.name(), port.setting()));
                }
                checkFree(part, port);
            }
        }
    }

    private static void checkFree(Part part, PortUse port) {
        if (FreePorts.isFree(port.number())) {
            return;
        }
        String holder =
                PortHolder.find(port.number()).map(process -> " by " + process).orElse("");
        throw new PlatformException(
                "Port %d, which %s needs, is taken%s: end that program, or move the port with %s=PORT."
                        .formatted(port.number(), part.name(), holder, port.setting()));
    }

    private void checkDisk() {
        try {
            Files.createDirectories(settings.data());
            long free = Files.getFileStore(settings.data()).getUsableSpace() / MEBIBYTE;
            if (free < DISK_MEBIBYTES) {
                throw new PlatformException("The platform needs %d MB of free disk space, but %s has only %d MB."
                        .formatted(DISK_MEBIBYTES, settings.data(), free));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void checkMemory(List<Part> missing) {
        long needed = missing.stream().mapToLong(Part::memoryMebibytes).sum();
        long available = availableMemoryMebibytes();
        if (available < needed) {
            throw new PlatformException("Starting %d parts needs about %d MB of memory, but only %d MB are available."
                    .formatted(missing.size(), needed, available));
        }
    }

    private static long availableMemoryMebibytes() {
        try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
