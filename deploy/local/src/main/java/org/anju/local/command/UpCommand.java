package org.anju.local.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.anju.local.platform.Part;
import org.anju.local.platform.Parts;
import org.anju.local.platform.Platform;
import org.anju.local.platform.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = "Starts everything that is not running, and seeds the demo.",
        mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
    @Option(names = "--infra", description = "Start PostgreSQL, Kafka, the S3 server and Keycloak only.")
    private boolean infrastructureOnly;

    @Override
    public Integer call() {
        Settings settings = Settings.fromEnvironment();
        List<Part> parts = infrastructureOnly ? Parts.infrastructure(settings) : Parts.all(settings);
        Platform platform = new Platform(settings);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(platform::close));
        platform.start(parts);
        platform.keep();
        return 0;
    }
}
