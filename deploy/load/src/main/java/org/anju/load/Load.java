package org.anju.load;

import java.io.IOException;
import org.anju.load.bench.BenchCommand;
import org.anju.load.bench.BenchException;
import org.anju.load.platform.RefusedException;
import org.anju.load.replay.ReplayCommand;
import org.anju.local.platform.PlatformException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Loads a running platform: to see it work, and to measure it. */
@Command(
        name = "load",
        subcommands = {ReplayCommand.class, BenchCommand.class, HelpCommand.class},
        description = "Plays phones against a running platform, and measures it")
public final class Load {

    private Load() {}

    public static void main(String[] arguments) {
        CommandLine program = new CommandLine(new Load())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Load::explain);
        System.exit(program.execute(arguments));
    }

    /** A stack trace helps only where the program itself is wrong. */
    private static int explain(Exception exception, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (exception instanceof PlatformException
                || exception instanceof RefusedException
                || exception instanceof BenchException
                || exception instanceof IllegalArgumentException
                || exception instanceof IOException) {
            command.getErr().println(exception.getMessage());
            return 1;
        }
        throw exception;
    }
}
