package org.anju.household.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.jboss.logging.Logger;

/** The service's master keys on disk, readable by their owner only. */
final class KeyFile {

    private static final Logger LOG = Logger.getLogger(KeyFile.class);
    private static final int KEY_BYTES = 32;
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private KeyFile() {}

    static KeyRing read(Path file) {
        try {
            return KeyRing.parse(Files.readString(file));
        } catch (IOException exception) {
            throw new UncheckedIOException("The key file %s cannot be read".formatted(file), exception);
        } catch (IllegalArgumentException exception) {
            throw new IllegalStateException(
                    "The key file %s cannot be used: %s. Each line must hold a number from 1 to %d and the base64 of 32 bytes"
                            .formatted(file, exception.getMessage(), KeyRing.HIGHEST_NUMBER));
        }
    }

    static KeyRing readOrCreate(Path file) {
        if (Files.notExists(file)) {
            create(file);
        }
        return read(file);
    }

    /** Written aside and then linked to its name: of two instances that start at once, one wins and both read the same. */
    private static void create(Path file) {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path draft = Files.createTempFile(folder, "household", ".key", OWNER_ONLY);
            try {
                Files.writeString(draft, "1 " + Base64.getEncoder().encodeToString(key) + "\n");
                Files.createLink(file, draft);
                LOG.infof("Created the key file %s: keep a copy, without it identity numbers cannot be read", file);
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
