package org.anju.load.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.anju.local.platform.Settings;
import org.anju.local.postgres.Database;

/**
 * What the figures were measured on.
 *
 * @param loadAverage over the minute before the bench began: much above zero, others were using the machine
 */
public record Machine(
        String processor,
        int cores,
        long memoryMebibytes,
        double loadAverage,
        String system,
        String java,
        String postgresql) {

    private static final String UNKNOWN = "unknown";

    public static Machine describe(Settings settings) {
        return new Machine(
                field(Path.of("/proc/cpuinfo"), "model name"),
                Runtime.getRuntime().availableProcessors(),
                memory(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.runtime.version"),
                postgresql(settings));
    }

    /** Whether others take so much of it that nothing measured now can be quoted. */
    boolean busy() {
        return loadAverage > cores / 4.0;
    }

    Machine withPostgresqlOf(Machine other) {
        return new Machine(processor, cores, memoryMebibytes, loadAverage, system, java, other.postgresql);
    }

    private static long memory() {
        String kibibytes = field(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "");
        return kibibytes.isEmpty() ? 0 : Long.parseLong(kibibytes) / 1024;
    }

    private static String field(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException notLinux) {
            return UNKNOWN;
        }
    }

    private static String postgresql(Settings settings) {
        try (Connection connection = new Database(settings).connect("postgres")) {
            return connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException notRunning) {
            return UNKNOWN;
        }
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("processor", processor)
                .put("cores", cores)
                .put("memoryMebibytes", memoryMebibytes)
                .put("loadAverage", loadAverage)
                .put("system", system)
                .put("java", java)
                .put("postgresql", postgresql);
    }

    @Override
    public String toString() {
        return "%s, %d cores, %d MiB, load average %.1f; %s, Java %s, PostgreSQL %s"
                .formatted(processor, cores, memoryMebibytes, loadAverage, system, java, postgresql);
    }
}
