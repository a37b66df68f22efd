package org.anju.local.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.anju.local.platform.Settings;

/** The key that personal data is encrypted with, made at the first start and kept with the data. */
final class HouseholdKey {
    private static final int KEY_BYTES = 32;

    private HouseholdKey() {}

    static Path file(Settings settings) {
        Path file = settings.householdKeys();
        if (!Files.exists(file)) {
            create(file);
        }
        return file;
    }

    private static void create(Path file) {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            Files.createDirectories(file.getParent(), permissions("rwx------"));
            Files.deleteIfExists(unfinished);
            Files.createFile(unfinished, permissions("rw-------"));
            Files.writeString(unfinished, Base64.getEncoder().encodeToString(key) + "\n");
            Files.move(unfinished, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileAttribute<?> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }
}
