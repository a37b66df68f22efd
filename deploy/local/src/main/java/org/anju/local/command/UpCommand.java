package org.anju.local.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.anju.local.console.ProgressBoard;
import org.anju.local.demo.DemoRoster;
import org.anju.local.demo.DemoSeed;
import org.anju.local.keycloak.DemoUser;
import org.anju.local.keycloak.KeycloakServer;
import org.anju.local.platform.DataFolder;
import org.anju.local.platform.Part;
import org.anju.local.platform.Parts;
import org.anju.local.platform.Platform;
import org.anju.local.platform.Port;
import org.anju.local.platform.RunLock;
import org.anju.local.platform.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "up", description = "Starts everything that is not running, and seeds the demo.")
public final class UpCommand implements Callable<Integer> {
    @Mixin
    private Help help;

    @Option(names = "--infra", description = "Start PostgreSQL, Kafka, the S3 server and Keycloak only.")
    private boolean infrastructureOnly;

    @Option(names = "--fresh", description = "Stop everything and delete its data first, without asking.")
    private boolean fresh;

    @Option(names = "--no-demo", description = "Leave out the demo's campaign and roster.")
    private boolean withoutDemo;

    @Option(
            names = "--demo-households",
            paramLabel = "N",
            description = "Households in the demo's roster (default: ${DEFAULT-VALUE}).",
            defaultValue = "" + DemoRoster.LINXIA_HOUSEHOLDS)
    private int demoHouseholds;

    @Override
    public Integer call() {
        Settings settings = Settings.fromEnvironment();
        try (RunLock _ = RunLock.take(settings)) {
            return up(settings);
        }
    }

    private int up(Settings settings) {
        if (fresh) {
            Platform.stop(Parts.all(settings));
            DataFolder.wipe(settings);
        }
        List<Part> parts = infrastructureOnly ? Parts.infrastructure(settings) : Parts.all(settings);
        Platform platform = new Platform(settings);
        platform.stopOnSignal();
        platform.start(parts);
        if (!platform.keep()) {
            System.out.println("Everything was running already.");
        }
        if (infrastructureOnly) {
            return 0;
        }
        if (!withoutDemo) {
            plantDemo(settings);
        }
        printAddresses(settings);
        return 0;
    }

    private void plantDemo(Settings settings) {
        try (ProgressBoard board = ProgressBoard.onConsole()) {
            ProgressBoard.Row row = board.row("demo");
            row.ended(new DemoSeed(settings, row).plant(demoHouseholds));
        }
    }

    private static void printAddresses(Settings settings) {
        System.out.printf(
                """

                Anju runs.
                  Swagger UI      %1$s/swagger-ui
                  API             %1$s/api/v1
                  Keycloak admin  %2$s/admin  (%3$s / %4$s)

                Demo users, all with the password %5$s:
                  %6$s, county-622927, township-622927100000, verifier-622927100200,
                  integrator, auditor, admin; one for every county, township and village of Linxia

                Try   ./anju replay --households 1000 --photos 3 --rate 10
                Logs  %7$s
                Stop  ./anju down
                """,
                settings.url(Port.GATEWAY),
                settings.url(Port.KEYCLOAK),
                KeycloakServer.ADMIN,
                KeycloakServer.ADMIN_PASSWORD,
                DemoUser.PASSWORD,
                DemoUser.PREFECTURE,
                settings.data().resolve("logs"));
    }
}
