package org.anju.household.roster.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file in the temporary folder, readable by this service only, that is gone when closed. It may hold personal data. */
public final class ScratchFile implements AutoCloseable {

    private final Path path;

    private ScratchFile(Path path) {
        this.path = path;
    }

    public static ScratchFile create() {
        try {
            return new ScratchFile(Files.createTempFile("anju-roster-", ".xlsx"));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
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
