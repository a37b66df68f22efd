package org.anju.local.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.anju.local.platform.Part.PortUse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreconditionsTest {
    @TempDir
    private Path folder;

    private Settings settings;

    @BeforeEach
    void settings() {
        settings = Settings.from(Map.of(), folder);
    }

    @Test
    void namesThePortItsHolderAndTheSettingThatMovesIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(Settings.HOST))) {
            Part part = part("kafka", new PortUse(taken.getLocalPort(), "ANJU_PORTS_KAFKA"));

            assertThatThrownBy(() -> new Preconditions(settings).check(List.of(part)))
                    .isInstanceOf(PlatformException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + ", which kafka needs, is taken")
                    .hasMessageContaining("process " + ProcessHandle.current().pid() + " (")
                    .hasMessageContaining("ANJU_PORTS_KAFKA=PORT");
        }
    }

    @Test
    void refusesOnePortForTwoParts() {
        int port = new FreePorts().next();
        Part one = part("one", new PortUse(port, "ANJU_PORTS_ONE"));
        Part two = part("two", new PortUse(port, "ANJU_PORTS_TWO"));

        assertThatThrownBy(() -> new Preconditions(settings).check(List.of(one, two)))
                .hasMessage("Port %d is meant for both one and two: move one of them with ANJU_PORTS_TWO=PORT."
                        .formatted(port));
    }

    @Test
    void acceptsFreePorts() {
        Part part = part("one", new PortUse(new FreePorts().next(), "ANJU_PORTS_ONE"));

        assertThatCode(() -> new Preconditions(settings).check(List.of(part))).doesNotThrowAnyException();
    }

    private Part part(String name, PortUse port) {
        return new FakePart(name, folder, List.of(port), "true", true, Duration.ofSeconds(30));
    }
}
