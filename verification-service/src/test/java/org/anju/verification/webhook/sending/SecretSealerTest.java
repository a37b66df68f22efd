package org.anju.verification.webhook.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretSealerTest {

    private static final UUID WEBHOOK = UUID.fromString("019784b2-5c00-7000-8000-00000000e001");

    @TempDir
    Path folder;

    @Test
    void opensWhatAnotherInstanceHasSealed() {
        SigningSecret secret = SigningSecret.random();
        byte[] sealed = local("webhooks.key").seal(WEBHOOK, secret);

        assertThat(local("webhooks.key").open(WEBHOOK, sealed).text()).isEqualTo(secret.text());
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(secret.key(), StandardCharsets.ISO_8859_1));
    }

    @Test
    void refusesWhatWasSealedForAnotherWebhookOrByAnotherKey() {
        byte[] sealed = local("webhooks.key").seal(WEBHOOK, SigningSecret.random());

        assertThatThrownBy(() -> local("webhooks.key").open(new UUID(0, 1), sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> local("other.key").open(WEBHOOK, sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keepsItsKeyToItself() throws IOException {
        local("webhooks.key");

        assertThat(Files.getPosixFilePermissions(folder.resolve("webhooks.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void makesNoKeyInProduction() {
        Path file = folder.resolve("webhooks.key");

        assertThatThrownBy(() -> new SecretSealer(file, "production"))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("openssl rand -base64 32");
        assertThat(file).doesNotExist();
    }

    @Test
    void refusesAFileThatHoldsNoKey() throws IOException {
        Path file = Files.writeString(folder.resolve("webhooks.key"), "c2hvcnQ=");

        assertThatThrownBy(() -> new SecretSealer(file, "production")).hasMessageContaining("base64 of 32 bytes");
    }

    private SecretSealer local(String name) {
        return new SecretSealer(folder.resolve(name), "local");
    }
}
