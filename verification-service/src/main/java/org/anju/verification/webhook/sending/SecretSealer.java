package org.anju.verification.webhook.sending;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.anju.verification.webhook.WebhookConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Seals the webhooks' secrets by AES-256-GCM, each for its own webhook. A copy of the database alone forges no message; a
 * lost key costs no more than new secrets, which their owners ask for. Made at the start, so that a missing key is found
 * out before any request.
 *
 * <p>A sealed secret is the nonce (12 bytes), the ciphertext and the tag (16 bytes).
 */
@Startup
@ApplicationScoped
public class SecretSealer {

    private static final Logger LOG = Logger.getLogger(SecretSealer.class);
    private static final String PRODUCTION = "production";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    @Inject
    SecretSealer(WebhookConfig config, @ConfigProperty(name = "anju.deployment") String deployment) {
        this(config.keyFile(), deployment);
    }

    SecretSealer(Path file, String deployment) {
        if (Files.notExists(file)) {
            if (deployment.equals(PRODUCTION)) {
                throw new IllegalStateException(
                        "There is no key file %s for the webhooks' secrets. Production does not make one: create it once by 'openssl rand -base64 32'."
                                .formatted(file));
            }
            create(file);
        }
        this.key = read(file);
    }

    /** For the client proxy. */
    protected SecretSealer() {
        this.key = null;
    }

    public byte[] seal(UUID webhook, SigningSecret secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] ciphertext = apply(Cipher.ENCRYPT_MODE, webhook, nonce, secret.key());
        return ByteBuffer.allocate(NONCE_BYTES + ciphertext.length)
                .put(nonce)
                .put(ciphertext)
                .array();
    }

    /** @throws IllegalStateException when it was sealed for another webhook, or by another key, or changed since */
    public SigningSecret open(UUID webhook, byte[] sealed) {
        ByteBuffer buffer = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        byte[] ciphertext = new byte[buffer.remaining()];
        buffer.get(ciphertext);
        return SigningSecret.of(apply(Cipher.DECRYPT_MODE, webhook, nonce, ciphertext));
    }

    private byte[] apply(int mode, UUID webhook, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(webhook.getMostSignificantBits())
                    .putLong(webhook.getLeastSignificantBits())
                    .array());
            return cipher.doFinal(input);
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException("Not sealed by this installation's key for this webhook", exception);
        }
    }

    private static SecretKey read(Path file) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IOException exception) {
            throw new UncheckedIOException("The key file %s cannot be read".formatted(file), exception);
        } catch (IllegalArgumentException exception) {
            bytes = new byte[0];
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException("The key file %s must hold the base64 of 32 bytes".formatted(file));
        }
        return new SecretKeySpec(bytes, "AES");
    }

    /** Written aside and then linked to its name: of two instances that start at once, one wins and both read the same. */
    private static void create(Path file) {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path draft = Files.createTempFile(
                    folder,
                    "webhooks",
                    ".key",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.writeString(draft, Base64.getEncoder().encodeToString(bytes) + "\n");
                Files.createLink(file, draft);
            } catch (FileAlreadyExistsException exception) {
                LOG.debugf("Another instance has just created %s", file);
            } finally {
                Files.delete(draft);
            }
        } catch (IOException exception) {
            throw new UncheckedIOException("The key file %s cannot be created".formatted(file), exception);
        }
    }
}
