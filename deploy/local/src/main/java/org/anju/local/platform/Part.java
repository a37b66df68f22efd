package org.anju.local.platform;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.anju.local.console.Step;
import org.anju.local.process.Launcher;
import org.anju.local.process.ServerProcess;

/** One server of the platform, from its preparation to its end. */
public interface Part {
    String name();

    /** Every port it listens on; the first is the one people use. */
    List<PortUse> ports();

    /** Names of the parts that must be ready before this one is launched. */
    default Set<String> needs() {
        return Set.of();
    }

    ServerProcess process();

    /** Work that needs no other part, done while the others start. */
    default void prepare(Step step) {}

    /** Starts the process, once the parts it needs are ready. */
    void launch(Step step, Launcher launcher);

    /** Whether what runs is older than what is built. */
    default boolean outdated() {
        return false;
    }

    /** Rough resident memory once it is busy. */
    long memoryMebibytes();

    boolean ready();

    /** How long it may take from launch to ready. */
    Duration limit();

    /** What is done each time it has become ready; must change nothing when it is already done. */
    default void settle(Step step) {}

    void stop();

    /** A port number and the setting that moves it. */
    record PortUse(int number, String setting) {
        public static PortUse of(Settings settings, Port port) {
            return new PortUse(settings.port(port), port.setting());
        }
    }
}
