package org.anju.local.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets only one run at a time start parts in a data folder; gone with the process that holds it. */
public record RunLock(FileChannel file) implements AutoCloseable {

    public static RunLock take(Settings settings) {
        // Beside the folders that --fresh deletes.
        Path path = settings.data().resolve("lock");
        try {
            Files.createDirectories(path.getParent());
            FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (file.tryLock() == null) {
                file.close();
                throw new PlatformException("Another ./anju is starting parts in " + settings.data() + ".");
            }
            return new RunLock(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
