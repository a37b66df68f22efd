package org.anju.household.roster.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import org.anju.household.privacy.FieldCipher;
import org.anju.household.roster.row.RosterRow;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Reads, seals and copies at the same time: one thread reads, several seal, the calling one copies. The queue between them
 * bounds what is in memory.
 */
final class StagingPipeline {

    private static final int ROWS_PER_BATCH = 500;
    private static final int MOST_BATCHES_WAITING = 8;
    private static final Future<byte[]> END = CompletableFuture.completedFuture(new byte[0]);

    private final FieldCipher cipher;
    private final BlockingQueue<Future<byte[]>> batches = new ArrayBlockingQueue<>(MOST_BATCHES_WAITING);
    private final ExecutorService sealing =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), named("roster-sealing"));
    private final ExecutorService reading = Executors.newSingleThreadExecutor(named("roster-reading"));

    StagingPipeline(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** @return the number of lines */
    long stage(Connection connection, RowSource source) throws SQLException, InterruptedException {
        try {
            Future<?> read = reading.submit(() -> readAll(source));
            long lines = copyAll(connection.unwrap(PGConnection.class));
            valueOf(read);
            return lines;
        } finally {
            reading.shutdownNow();
            sealing.shutdownNow();
        }
    }

    private Void readAll(RowSource source) throws InterruptedException {
        try {
            Batch batch = new Batch();
            source.forEach(batch::add);
            batch.send();
            return null;
        } finally {
            batches.put(END);
        }
    }

    private long copyAll(PGConnection connection) throws SQLException, InterruptedException {
        CopyIn copy = connection.getCopyAPI().copyIn(StagedRows.COPY);
        try {
            write(copy, BinaryCopy.header());
            for (Future<byte[]> batch = batches.take(); batch != END; batch = batches.take()) {
                write(copy, valueOf(batch));
            }
            write(copy, BinaryCopy.trailer());
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void write(CopyIn copy, byte[] bytes) throws SQLException {
        copy.writeToCopy(bytes, 0, bytes.length);
    }

    private static <T> T valueOf(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException exception) {
            if (exception.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(exception.getCause());
        } catch (CancellationException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private static ThreadFactory named(String name) {
        return Thread.ofPlatform().name(name).daemon().factory();
    }

    private final class Batch {

        private List<RosterRow> rows = new ArrayList<>(ROWS_PER_BATCH);
        private int firstLine;
        private int lines;

        private void add(RosterRow row) {
            rows.add(row);
            lines += StagedRows.lines(row);
            if (rows.size() == ROWS_PER_BATCH) {
                send();
            }
        }

        private void send() {
            List<RosterRow> full = rows;
            int line = firstLine;
            firstLine += lines;
            lines = 0;
            rows = new ArrayList<>(ROWS_PER_BATCH);
            try {
                batches.put(sealing.submit(() -> StagedRows.encode(full, line, cipher.sealer())));
            } catch (InterruptedException exception) {
                Thread.currentThread().interrupt();
                throw new CancellationException("The copying side has stopped");
            }
        }
    }
}
