package org.anju.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts server processes for a run that can be ended at any moment, and then must leave none behind. */
@FunctionalInterface
public interface Launcher {
    void start(ServerProcess process, List<String> command, Map<String, String> environment, Path folder);
}
