package org.anju.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {
    private static final Duration GRACE = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private ServerProcess server;
    private Process stranger;

    @BeforeEach
    void startStranger() throws IOException {
        server = new ServerProcess(folder.resolve("server.pid"), folder.resolve("server.log"));
        stranger = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void endStranger() {
        stranger.destroy();
    }

    @Test
    void neverEndsAStrangerThatHasTheSameNumber() {
        ProcessId real = ProcessId.of(stranger.pid());
        new ProcessId(real.pid(), real.startTicks() - 1, real.boot()).write(server.pidFile());

        assertThat(server.running()).isEmpty();
        server.stop(Signal.KILL, GRACE);

        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void neverEndsAStrangerOfAnotherBoot() {
        ProcessId real = ProcessId.of(stranger.pid());
        new ProcessId(real.pid(), real.startTicks(), "another-boot").write(server.pidFile());

        server.stop(Signal.KILL, GRACE);

        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void takesACutPidFileForNothing() throws IOException {
        Files.writeString(server.pidFile(), Long.toString(stranger.pid()));

        server.stop(Signal.KILL, GRACE);

        assertThat(stranger.isAlive()).isTrue();
        assertThat(server.pidFile()).doesNotExist();
    }

    @Test
    void stopsWhatItStarted() {
        server.start(List.of("sleep", "60"), Map.of(), folder);
        ProcessId running = server.running().orElseThrow();

        server.stop(Signal.TERM, GRACE);

        assertThat(running.alive()).isFalse();
        assertThat(server.running()).isEmpty();
    }

    @Test
    void killsWhatDoesNotListen() {
        server.start(List.of("sh", "-c", "trap '' TERM; while true; do sleep 1; done"), Map.of(), folder);
        ProcessId running = server.running().orElseThrow();

        server.stop(Signal.TERM, Duration.ofMillis(300));

        assertThat(running.alive()).isFalse();
    }

    @Test
    void keepsTheLogOfTheStartBefore() throws IOException {
        server.start(List.of("echo", "first"), Map.of(), folder);
        assertThat(Patience.await(GRACE, () -> server.lastLogLines(1).equals(List.of("first"))))
                .isTrue();

        server.start(List.of("echo", "second"), Map.of(), folder);

        assertThat(Patience.await(GRACE, () -> server.lastLogLines(1).equals(List.of("second"))))
                .isTrue();
        assertThat(Files.readString(folder.resolve("server.previous.log"))).isEqualTo("first\n");
    }
}
