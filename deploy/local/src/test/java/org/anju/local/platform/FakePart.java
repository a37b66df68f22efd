package org.anju.local.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.anju.local.console.Step;
import org.anju.local.process.Launcher;
import org.anju.local.process.ServerProcess;
import org.anju.local.process.Signal;

/** A part that runs a shell command in place of a server. */
record FakePart(String name, Path folder, List<PortUse> ports, String command, boolean ready, Duration limit)
        implements Part {

    @Override
    public ServerProcess process() {
        return new ServerProcess(folder.resolve(name + ".pid"), folder.resolve(name + ".log"));
    }

    @Override
    public void launch(Step step, Launcher launcher) {
        launcher.start(process(), List.of("sh", "-c", command), Map.of(), folder);
    }

    @Override
    public long memoryMebibytes() {
        return 1;
    }

    @Override
    public void stop() {
        process().stop(Signal.TERM, Duration.ofSeconds(5));
    }
}
