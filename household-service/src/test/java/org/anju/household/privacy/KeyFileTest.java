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
        KeyRing ring = KeyFile.readOrCreate(file);

        assertThat(ring.newest().number()).isEqualTo(1);
        assertThat(ring.newest()).isNotEqualTo(KeyRing.of(1, new byte[32]).newest());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void keepsKeyOnceCreated() {
        assertThat(KeyFile.readOrCreate(file).newest())
                .isEqualTo(KeyFile.readOrCreate(file).newest());
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
                .isThrownBy(() -> FieldCipher.ringOf(file, "production"))
                .withMessageContaining(file.toString());
        assertThat(file).doesNotExist();
    }

    @Test
    void noticesKeyThatWasAddedAsSoonAsValueNamesIt() throws IOException {
        String first = "1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";
        String second = "2 AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\n";
        Files.createDirectories(file.getParent());
        Files.writeString(file, first);
        FieldCipher cipher = new FieldCipher(file);
        FieldSealer begun = cipher.sealer();
        byte[] sealed = new FieldCipher(KeyRing.parse(second), SealAlgorithm.AES_GCM)
                .sealer()
                .seal(Secret.PHONE, "13800001234");
        assertThatIllegalStateException().isThrownBy(() -> begun.open(Secret.PHONE, sealed));

        Files.writeString(file, first + second);

        assertThat(begun.open(Secret.PHONE, sealed)).isEqualTo("13800001234");
        assertThat(cipher.sealer().keyNumber()).isEqualTo(2);
    }

    @Test
    void keepsItsKeysWhenFileIsSpoilt() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n");
        FieldCipher cipher = new FieldCipher(file);
        byte[] unknown = new FieldCipher(KeyRing.of(3, new byte[32]), SealAlgorithm.AES_GCM)
                .sealer()
                .seal(Secret.PHONE, "1");

        Files.writeString(file, "half a li");

        assertThatIllegalStateException().isThrownBy(() -> cipher.sealer().open(Secret.PHONE, unknown));
        assertThat(cipher.sealer().keyNumber()).isEqualTo(1);
    }
}
