package org.anju.household.roster.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** A file in the temporary folder, readable by this service only, that is gone when closed. It may hold personal data. */
public final class ScratchFile implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ScratchFile.class);
    private static final String PREFIX = "anju-roster-";
    /** No upload and no import lasts as long. */
    private static final Duration LONGEST_USE = Duration.ofHours(2);

    private final Path path;

    private ScratchFile(Path path) {
        this.path = path;
    }

    public static ScratchFile create() {
        try {
            return new ScratchFile(Files.createTempFile(PREFIX, null));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Deletes what a killed process has left behind. Other instances may share the folder: their files are younger. */
    public static void deleteLeftovers() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        FileTime limit = FileTime.from(Instant.now().minus(LONGEST_USE));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).compareTo(limit) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | DirectoryIteratorException exception) {
            // Perhaps another instance was faster. The next start looks again.
            LOG.warnf("Left-over rosters in %s could not be deleted: %s", folder, exception.getMessage());
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
