package org.anju.local.command;

import java.util.concurrent.Callable;
import org.anju.local.platform.Part;
import org.anju.local.platform.Parts;
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
        boolean any = false;
        for (Part part : Parts.all(settings).reversed()) {
            if (part.process().running().isPresent()) {
                System.out.println("  stopping " + part.name());
                any = true;
            }
            part.stop();
        }
        System.out.println(any ? "Stopped; the data stays in " + settings.data() + "." : "Nothing was running.");
        return 0;
    }
}
