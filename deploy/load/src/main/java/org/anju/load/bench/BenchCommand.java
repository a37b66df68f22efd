package org.anju.load.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.load.bench.photo.PhotoGroup;
import org.anju.load.bench.registry.RegistryGroup;
import org.anju.load.bench.start.StartGroup;
import org.anju.load.bench.verification.VerificationGroup;
import org.anju.load.platform.RunningPlatform;
import org.anju.local.platform.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures the running platform and writes target/bench/results.json. It leaves campaigns, records"
                + " and photos of its own in the platform's data.")
public final class BenchCommand implements Callable<Integer> {

    private static final List<Group> GROUPS =
            List.of(new StartGroup(), new RegistryGroup(), new VerificationGroup(), new PhotoGroup());

    private static final int QUICK_ROWS = 20_000;

    @Parameters(
            arity = "0..*",
            paramLabel = "GROUP",
            description = "start, registry, verification, photo; default: all of them")
    private List<String> wanted = new ArrayList<>();

    @Option(names = "--runs", description = "runs of each comparison (default ${DEFAULT-VALUE})", defaultValue = "3")
    private int runs;

    @Option(names = "--quick", description = "short runs, to see that everything works: not to be quoted")
    private boolean quick;

    @Option(
            names = "--households",
            paramLabel = "N",
            description = "to how many households the registry group lets the registry grow (default ${DEFAULT-VALUE},"
                    + " in a quick bench 20000; 5000000 take more than an hour)",
            defaultValue = "500000")
    private int registryHouseholds;

    @Option(
            names = "--records",
            paramLabel = "N",
            description = "beside how many stored records more the verification group submits once again"
                    + " (default ${DEFAULT-VALUE}, in a quick bench 20000)",
            defaultValue = "500000")
    private int storedRecords;

    @Option(
            names = "--leave-rows",
            description = "leave the millions of households or records where they are: removing them takes longer"
                    + " than all measurements, and a platform made for the bench is thrown away")
    private boolean leaveRows;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Group> groups = chosen();
        Settings settings = Settings.fromEnvironment();
        if (groups.getFirst().needsPlatform()) {
            RunningPlatform.require(settings);
        }
        Machine machine = Machine.describe(settings);
        out.println(machine);
        if (machine.busy()) {
            out.println("Others use this machine at the moment: the figures will not hold.");
        }
        Instant startedAt = Instant.now();
        List<String> failures = new ArrayList<>();
        Results results;
        try (BenchDisplay display = new BenchDisplay(out, expected(groups));
                Bench bench = new Bench(
                        settings,
                        runs,
                        quick,
                        quick ? QUICK_ROWS : registryHouseholds,
                        quick ? QUICK_ROWS : storedRecords,
                        display)) {
            if (leaveRows) {
                bench.leaveRows();
            }
            for (Group group : groups) {
                display.begins(group.name());
                measure(group, bench, failures);
                // What is measured already is kept if a later group is interrupted.
                results(settings, machine, startedAt, bench).write(file(settings));
            }
            results = results(settings, machine, startedAt, bench);
        }
        out.println();
        out.println(results.table());
        out.println("Written to " + file(settings));
        failures.forEach(out::println);
        return failures.isEmpty() ? 0 : 1;
    }

    private Duration expected(List<Group> groups) {
        return groups.stream().map(group -> group.expected(runs, quick)).reduce(Duration.ZERO, Duration::plus);
    }

    private List<Group> chosen() {
        if (registryHouseholds < 1000) {
            throw new IllegalArgumentException("--households must be at least 1000");
        }
        if (runs < 1) {
            throw new IllegalArgumentException("--runs must be at least 1");
        }
        List<String> names = GROUPS.stream().map(Group::name).toList();
        wanted.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("There is no group '%s'; known: %s".formatted(name, names));
        });
        return GROUPS.stream()
                .filter(group -> wanted.isEmpty() || wanted.contains(group.name()))
                .toList();
    }

    private static void measure(Group group, Bench bench, List<String> failures) throws InterruptedException {
        try {
            group.measure(bench);
        } catch (IOException | SQLException | RuntimeException exception) {
            failures.add("%s was not measured to the end: %s".formatted(group.name(), reason(exception)));
        }
    }

    private static String reason(Exception exception) {
        return Stream.iterate((Throwable) exception, cause -> cause != null, Throwable::getCause)
                .map(cause -> cause.getMessage() == null ? cause.toString() : cause.getMessage())
                .collect(Collectors.joining(": "));
    }

    private Results results(Settings settings, Machine machine, Instant startedAt, Bench bench) {
        // The server's version is known only once it runs, which the first group may have brought about.
        Machine now = machine.withPostgresqlOf(Machine.describe(settings));
        return new Results(now, startedAt, Instant.now(), quick, bench.figures());
    }

    private static Path file(Settings settings) {
        return settings.checkout().resolve("target/bench/results.json");
    }
}
