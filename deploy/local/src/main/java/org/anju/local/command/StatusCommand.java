package org.anju.local.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.anju.local.platform.Part;
import org.anju.local.platform.Parts;
import org.anju.local.platform.Settings;
import org.anju.local.process.ProcessId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "status", description = "Shows each part: process, port, state and resident memory.")
public final class StatusCommand implements Callable<Integer> {
    @Mixin
    private Help help;

    private static final String ROW = "%-20s %8s %6s  %-12s %8s%n";

    @Override
    public Integer call() {
        System.out.printf(ROW, "part", "pid", "port", "state", "memory");
        Parts.all(Settings.fromEnvironment()).forEach(StatusCommand::show);
        return 0;
    }

    private static void show(Part part) {
        Optional<ProcessId> process = part.process().running();
        int port = part.ports().getFirst().number();
        if (process.isEmpty()) {
            System.out.printf(ROW, part.name(), "-", port, "stopped", "-");
            return;
        }
        System.out.printf(
                ROW,
                part.name(),
                process.get().pid(),
                port,
                part.ready() ? "ready" : "not ready",
                process.get().residentMebibytes() + " MB");
    }
}
