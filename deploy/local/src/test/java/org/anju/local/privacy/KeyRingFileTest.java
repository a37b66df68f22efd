package org.anju.local.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.anju.local.platform.PlatformException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingFileTest {
    private static final String FIRST = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void writeFirstKey() throws IOException {
        path = folder.resolve("household.key");
        Files.writeString(path, FIRST + "\n");
    }

    @Test
    void addsKeyBesideTheOneWithoutNumber() throws IOException {
        KeyRingFile file = new KeyRingFile(path);

        assertThat(file.add()).isEqualTo(2);

        assertThat(file.numbers()).containsExactly(1, 2);
        assertThat(Files.readAllLines(path)).first().isEqualTo("1 " + FIRST);
        String added = Files.readAllLines(path).getLast().split(" ")[1];
        assertThat(Base64.getDecoder().decode(added)).hasSize(32).isNotEqualTo(new byte[32]);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void retiresOlderKeys() throws IOException {
        KeyRingFile file = new KeyRingFile(path);
        file.add();
        int newest = file.add();

        file.keepFrom(newest);

        assertThat(file.numbers()).containsExactly(3);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void asksForPlatformWithKeys() {
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> new KeyRingFile(folder.resolve("none.key")).numbers())
                .withMessageContaining("./anju up");
    }
}
