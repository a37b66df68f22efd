package org.anju.local;

import org.anju.local.command.DemoRosterCommand;
import org.anju.local.command.DownCommand;
import org.anju.local.command.RotateKeysCommand;
import org.anju.local.command.StatusCommand;
import org.anju.local.command.TestCommand;
import org.anju.local.command.UpCommand;
import org.anju.local.command.VerifyAuditCommand;
import org.anju.local.command.VerifyReportsCommand;
import org.anju.local.platform.PlatformException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the local platform; started by ./anju. */
@Command(
        name = "anju",
        description = "Runs Anju on this machine, without a container engine.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            TestCommand.class,
            DemoRosterCommand.class,
            VerifyReportsCommand.class,
            VerifyAuditCommand.class,
            RotateKeysCommand.class
        })
public final class Anju {
    private Anju() {}

    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new Anju());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (!(failure instanceof PlatformException)) {
                throw failure;
            }
            command.getErr().println("anju: " + failure.getMessage());
            return 1;
        });
        System.exit(line.execute(arguments));
    }
}
