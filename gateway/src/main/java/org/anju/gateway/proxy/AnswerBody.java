package org.anju.gateway.proxy;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.streams.ReadStream;

/**
 * An answer's body. When it breaks off, the caller's connection is closed, so that nobody takes a part for the whole; the
 * proxy's own way of doing so would leave the request counted as open for ever.
 */
final class AnswerBody extends PassingBody {

    private final HttpConnection caller;

    AnswerBody(ReadStream<Buffer> source, HttpConnection caller) {
        super(source);
        this.caller = caller;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
        source().exceptionHandler(handler == null ? null : failure -> caller.close());
        return this;
    }
}
