package org.anju.media.storage;

import java.io.IOException;
import java.io.InputStream;

/** An object being read. */
public record StoredObject(long sizeBytes, InputStream content) implements AutoCloseable {

    @Override
    public void close() {
        try {
            content.close();
        } catch (IOException exception) {
            throw new StorageUnavailableException(exception);
        }
    }
}
