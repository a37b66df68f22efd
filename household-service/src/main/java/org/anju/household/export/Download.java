package org.anju.household.export;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A roster on its way to a caller, who is to see when it breaks off. */
final class Download implements StreamingOutput {

    static final String ROW_COUNT = "Anju-Row-Count";

    /** Formats write in small pieces. */
    private static final int BUFFER_BYTES = 1 << 15;

    /** A caller who takes nothing for so long has gone: the server closes silent connections sooner. */
    private static final Duration LONGEST_FAREWELL = Duration.ofMinutes(10);

    private final RosterExportService service;
    private final RosterRequest roster;
    private final HttpServerRequest caller;

    Download(RosterExportService service, RosterRequest roster, HttpServerRequest caller) {
        this.service = service;
        this.roster = roster;
        this.caller = caller;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        OutputStream buffered = new BufferedOutputStream(out, BUFFER_BYTES);
        try {
            service.write(roster, buffered, this::tellRowCount);
            buffered.flush();
        } catch (UncheckedIOException failure) {
            hangUp();
            // The caller has gone, which is an error only to those who do not know it for what it is.
            throw failure.getCause();
        } catch (IOException | RuntimeException failure) {
            hangUp();
            throw failure;
        }
    }

    private void tellRowCount(long rows) {
        caller.response().putHeader(ROW_COUNT, Long.toString(rows));
    }

    /**
     * Left to the server, the answer would get a proper end, also while a connection that is being closed still sends what
     * waits in it. Nothing is lost when the answer has not begun: that becomes a problem.
     */
    private void hangUp() {
        if (!caller.response().headWritten()) {
            return;
        }
        caller.connection()
                .close()
                .toCompletionStage()
                .toCompletableFuture()
                .completeOnTimeout(null, LONGEST_FAREWELL.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
