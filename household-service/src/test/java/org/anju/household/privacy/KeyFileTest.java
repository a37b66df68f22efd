package org.anju.household.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("keys/household.key");
    }

    @Test
    void createsKeyForItsOwnerOnly() throws IOException {
        byte[] key = KeyFile.readOrCreate(file);

        assertThat(key).hasSize(32).isNotEqualTo(new byte[32]);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void keepsKeyOnceCreated() {
        assertThat(KeyFile.readOrCreate(file)).isEqualTo(KeyFile.readOrCreate(file));
    }

    @Test
    void refusesFileThatHoldsNoKey() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "c2hvcnQ=");

        assertThatIllegalStateException().isThrownBy(() -> KeyFile.readOrCreate(file));
    }

    @Test
    void makesNoKeyInProduction() {
        assertThatIllegalStateException()
                .isThrownBy(() -> FieldCipher.masterKey(file, "production"))
                .withMessageContaining(file.toString());
        assertThat(file).doesNotExist();
    }
}
