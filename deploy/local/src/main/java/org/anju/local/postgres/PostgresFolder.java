package org.anju.local.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.anju.local.platform.Settings;

/** Where PostgreSQL keeps its programs and data. */
public final class PostgresFolder {
    private static final Path ELSEWHERE = Path.of("/var/lib/anju");

    private PostgresFolder() {}

    /**
     * In the data folder, except when we are root and the account that PostgreSQL must run under cannot enter it (a
     * checkout in /root): then in a folder under /var/lib/anju that is named for the data folder.
     */
    public static Path of(Settings settings) {
        return of(settings, ServerAccount.choose());
    }

    static Path of(Settings settings, ServerAccount account) {
        create(settings.data());
        return account.reaches(settings.data()) ? settings.data().resolve("postgres") : elsewhere(settings.data());
    }

    /** The folder outside the data folder, whether it is in use or not. */
    public static Path elsewhere(Path data) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(data.toString().getBytes(StandardCharsets.UTF_8));
            return ELSEWHERE.resolve(HexFormat.of().formatHex(digest, 0, 6));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static void create(Path folder) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
