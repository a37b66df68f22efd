package org.anju.local.command;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.anju.local.platform.Settings;
import org.anju.local.verify.ReportVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "verify-reports",
        description = "Waits until every event is counted, recounts from the services' databases and compares the sums"
                + " with the reports. Ends with status 0 only if nothing differs.")
public final class VerifyReportsCommand implements Callable<Integer> {
    @Mixin
    private Help help;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long to wait for events on their way (default: ${DEFAULT-VALUE}).",
            defaultValue = "300")
    private long timeoutSeconds;

    @Override
    public Integer call() {
        boolean equal =
                new ReportVerification(Settings.fromEnvironment()).run(Duration.ofSeconds(timeoutSeconds), System.out);
        return equal ? 0 : 1;
    }
}
