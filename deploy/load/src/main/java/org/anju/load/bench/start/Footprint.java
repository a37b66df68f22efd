package org.anju.load.bench.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.anju.load.bench.BenchException;
import org.anju.local.platform.Part;
import org.anju.local.platform.Parts;
import org.anju.local.platform.Settings;

/**
 * What the platform's processes with all their children take: memory, and processor time since they began. Resident sizes count pages that processes share once for
 * each of them, proportional ones once in all: with PostgreSQL's shared buffers the two differ much.
 */
record Footprint(long proportionalKibibytes, long residentKibibytes, Duration processorTime) {

    private static final double KIBIBYTES_OF_GIGABYTE = 1e9 / 1024;

    static Footprint of(Settings settings) throws IOException {
        List<ProcessHandle> processes = Parts.all(settings).stream()
                .map(Part::process)
                .flatMap(process -> process.running().stream())
                .flatMap(id -> ProcessHandle.of(id.pid()).stream())
                .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
                .distinct()
                .toList();
        long proportional = 0;
        long resident = 0;
        Duration processorTime = Duration.ZERO;
        for (ProcessHandle process : processes) {
            List<String> lines = rollup(process.pid());
            proportional += kibibytes(lines, "Pss:");
            resident += kibibytes(lines, "Rss:");
            processorTime = processorTime.plus(process.info().totalCpuDuration().orElse(Duration.ZERO));
        }
        return new Footprint(proportional, resident, processorTime);
    }

    private static List<String> rollup(long process) throws IOException {
        Path file = Path.of("/proc", Long.toString(process), "smaps_rollup");
        try {
            return Files.readAllLines(file);
        } catch (IOException exception) {
            if (!Files.exists(file.getParent())) {
                return List.of();
            }
            throw new BenchException(
                    "The memory of process %d cannot be read as this user".formatted(process), exception);
        }
    }

    static long kibibytes(List<String> lines, String field) {
        return lines.stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    double proportionalGigabytes() {
        return proportionalKibibytes / KIBIBYTES_OF_GIGABYTE;
    }

    double residentGigabytes() {
        return residentKibibytes / KIBIBYTES_OF_GIGABYTE;
    }
}
