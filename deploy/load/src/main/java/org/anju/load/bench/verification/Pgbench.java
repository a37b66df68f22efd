package org.anju.load.bench.verification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.anju.load.bench.BenchException;
import org.anju.local.platform.Port;
import org.anju.local.platform.Settings;
import org.anju.local.postgres.Database;
import org.anju.local.process.Command;

/** PostgreSQL's own load generator, as Debian packages it. */
final class Pgbench {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final Pattern RATE = Pattern.compile("^tps = ([0-9.]+)", Pattern.MULTILINE);
    private static final Pattern FAILED = Pattern.compile("^number of failed transactions: (\\d+)", Pattern.MULTILINE);

    private final Path program;

    private Pgbench(Path program) {
        this.program = program;
    }

    static Pgbench find() throws IOException {
        Optional<Path> present = installed();
        if (present.isPresent()) {
            return new Pgbench(present.get());
        }
        if (System.getProperty("user.name").equals("root") && Files.exists(Path.of("/usr/bin/apt-get"))) {
            Command.run(
                    "apt-get",
                    List.of("apt-get", "install", "-y", "--no-install-recommends", "postgresql"),
                    Path.of("/"),
                    Map.of("DEBIAN_FRONTEND", "noninteractive"));
        }
        return new Pgbench(installed()
                .orElseThrow(() -> new BenchException("pgbench is missing; install it: apt-get install postgresql")));
    }

    private static Optional<Path> installed() throws IOException {
        Stream<Path> onPath = Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, "pgbench"));
        try (Stream<Path> versions = Files.isDirectory(DEBIAN) ? Files.list(DEBIAN) : Stream.empty()) {
            return Stream.concat(onPath, versions.map(version -> version.resolve("bin/pgbench")))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }

    /** @return transactions a second */
    double run(Settings settings, String database, Path script, int clients, Duration time)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        program.toString(),
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=" + clients,
                        "--jobs=2",
                        "--time=" + time.toSeconds(),
                        "--file=" + script,
                        "--host=" + Settings.HOST,
                        "--port=" + settings.port(Port.POSTGRES),
                        "--username=" + Database.ADMIN,
                        database)
                .redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", settings.postgresPassword());
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new BenchException("pgbench failed: " + output.strip());
            }
            return rate(output);
        } finally {
            process.destroy();
        }
    }

    static double rate(String output) {
        Matcher failed = FAILED.matcher(output);
        if (failed.find() && !failed.group(1).equals("0")) {
            throw new BenchException(failed.group());
        }
        Matcher rate = RATE.matcher(output);
        if (!rate.find()) {
            throw new BenchException("pgbench told no rate: " + output.strip());
        }
        return Double.parseDouble(rate.group(1));
    }
}
