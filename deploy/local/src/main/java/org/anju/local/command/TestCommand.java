package org.anju.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.anju.local.platform.DataFolder;
import org.anju.local.platform.Parts;
import org.anju.local.platform.Platform;
import org.anju.local.platform.PlatformException;
import org.anju.local.platform.Port;
import org.anju.local.platform.RunLock;
import org.anju.local.platform.Settings;
import org.anju.local.process.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "test",
        description = "Runs the tests against servers of their own, on free ports, and stops these afterwards.")
public final class TestCommand implements Callable<Integer> {
    @Mixin
    private Help help;

    @Parameters(
            paramLabel = "MODULE",
            arity = "0..*",
            description = "Modules to test, for example household-service or deploy/e2e (default: all).")
    private List<String> modules = List.of();

    @Option(names = "--error-prone", description = "Compile everything with Error Prone first.")
    private boolean errorProne;

    @Override
    public Integer call() throws IOException {
        Settings environment = Settings.fromEnvironment();
        List<String> folders = modules.stream()
                .map(module -> moduleFolder(environment, module))
                .toList();
        Settings settings = environment
                .withData(environment.checkout().resolve("target/test-platform"))
                .withFreePorts(EnumSet.allOf(Port.class))
                .withoutRehearsal();
        // What an earlier run left, had it been killed.
        Platform.stop(Parts.all(settings));
        DataFolder.wipe(settings);
        try (RunLock _ = RunLock.take(settings);
                Platform platform = new Platform(settings)) {
            platform.stopOnSignal();
            platform.start(Parts.infrastructure(settings));
            int status = runMaven(settings, folders);
            // Tests stop the services that they start, unless they were killed themselves.
            Platform.stop(Parts.services(settings));
            return status;
        }
    }

    private static String moduleFolder(Settings settings, String module) {
        return Stream.of(module, "deploy/" + module)
                .filter(folder ->
                        Files.exists(settings.checkout().resolve(folder).resolve("pom.xml")))
                .findFirst()
                .orElseThrow(() -> new PlatformException("There is no module '" + module + "'."));
    }

    private int runMaven(Settings settings, List<String> folders) {
        if (errorProne) {
            int status = Command.inForeground(
                    maven(folders, "-Perror-prone", "-q", "-DskipTests", "test-compile"),
                    settings.checkout(),
                    settings.environment());
            if (status != 0) {
                return status;
            }
        }
        return Command.inForeground(maven(folders, "verify"), settings.checkout(), settings.environment());
    }

    private static List<String> maven(List<String> folders, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Optional.ofNullable(System.getenv("ANJU_MAVEN")).orElse("mvn"));
        command.add("-B");
        if (!folders.isEmpty()) {
            command.addAll(List.of("-pl", String.join(",", folders), "-am"));
        }
        command.addAll(List.of(arguments));
        return command;
    }
}
