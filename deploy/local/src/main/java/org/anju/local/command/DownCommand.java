package org.anju.local.command;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.anju.local.platform.Part;
import org.anju.local.platform.Parts;
import org.anju.local.platform.Platform;
import org.anju.local.platform.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "down", description = "Stops everything; the data stays.")
public final class DownCommand implements Callable<Integer> {
    @Mixin
    private Help help;

    @Override
    public Integer call() {
        Settings settings = Settings.fromEnvironment();
        List<Part> running = Parts.all(settings).stream()
                .filter(part -> part.process().running().isPresent())
                .toList();
        if (running.isEmpty()) {
            System.out.println("Nothing was running.");
            return 0;
        }
        System.out.println("Stopping " + running.stream().map(Part::name).collect(Collectors.joining(", ")));
        Platform.stop(running);
        System.out.println("Stopped; the data stays in " + settings.data() + ".");
        return 0;
    }
}
