package org.anju.verification.taskpack;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "anju.task-packs")
public interface TaskPackConfig {

    /** For packs without names: some 8 KB a village. */
    @WithDefault("16M")
    MemorySize memory();

    /** For packs as they are sent, with names. */
    @WithDefault("24M")
    MemorySize viewMemory();

    /** For heads' names: some 12 KB a village. */
    @WithDefault("16M")
    MemorySize nameMemory();

    /** How long names are kept in memory before household-service is asked again. */
    @WithDefault("10m")
    Duration keepNames();

    /** How long household-service is left alone after it did not answer. */
    @WithDefault("5s")
    Duration leaveRegistryAlone();

    /** How long a cursor can be followed: who comes later gets a full pack. */
    @WithDefault("90d")
    Duration keepRemovals();

    /** A village is made ready again when nothing has changed there for so long: longer than a visit takes. */
    @WithDefault("15m")
    Duration quiet();
}
