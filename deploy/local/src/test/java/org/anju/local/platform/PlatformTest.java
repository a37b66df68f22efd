package org.anju.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.anju.local.platform.Part.PortUse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformTest {
    @TempDir
    private Path folder;

    @Test
    void showsTheLogOfAPartThatEndsWhileStartingAndStopsTheOthers() {
        Part steady = part("steady", "exec sleep 60", true);
        Part broken = part("broken", "echo no space left; exit 3", false);

        assertThatThrownBy(() -> platform().start(List.of(steady, broken)))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("broken ended while starting")
                .hasMessageContaining("broken.log")
                .hasMessageContaining("no space left");
        assertThat(steady.process().running()).isEmpty();
    }

    @Test
    void saysWhichPartIsNotReadyInTime() {
        Part silent = part("silent", "exec sleep 60", false, Duration.ofSeconds(1));

        assertThatThrownBy(() -> platform().start(List.of(silent)))
                .hasMessageContaining("silent did not become ready within 1 s");
        assertThat(silent.process().running()).isEmpty();
    }

    @Test
    void leavesARunningPartAsItIs() {
        Part part = part("part", "exec sleep 60", true);
        Platform first = platform();
        first.start(List.of(part));
        first.keep();
        var before = part.process().running();

        platform().start(List.of(part));

        assertThat(part.process().running()).isEqualTo(before).isPresent();
        part.stop();
    }

    private Platform platform() {
        return new Platform(Settings.from(Map.of(), folder));
    }

    private Part part(String name, String command, boolean ready) {
        return part(name, command, ready, Duration.ofSeconds(30));
    }

    private Part part(String name, String command, boolean ready, Duration limit) {
        PortUse port = new PortUse(new FreePorts().next(), "ANJU_PORTS_" + name);
        return new FakePart(name, folder, List.of(port), command, ready, limit);
    }
}
