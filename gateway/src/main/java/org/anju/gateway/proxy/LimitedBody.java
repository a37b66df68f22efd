package org.anju.gateway.proxy;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** A request's body as it streams through, cut off when it grows beyond its limit. */
final class LimitedBody implements ReadStream<Buffer> {

    private final ReadStream<Buffer> source;
    private final long limit;
    private final Runnable whenComplete;

    private long received;
    private boolean cut;
    private Handler<Throwable> failureHandler = failure -> {};

    LimitedBody(ReadStream<Buffer> source, long limit, Runnable whenComplete) {
        this.source = source;
        this.limit = limit;
        this.whenComplete = whenComplete;
    }

    @Override
    public ReadStream<Buffer> handler(Handler<Buffer> handler) {
        source.handler(handler == null ? null : buffer -> pass(buffer, handler));
        return this;
    }

    private void pass(Buffer buffer, Handler<Buffer> handler) {
        received += buffer.length();
        if (cut) {
            return;
        }
        if (received > limit) {
            cut = true;
            failureHandler.handle(new BodyTooLargeException(limit));
            return;
        }
        handler.handle(buffer);
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
        failureHandler = handler == null ? failure -> {} : handler;
        source.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(Handler<Void> handler) {
        source.endHandler(handler == null ? null : end -> complete(handler));
        return this;
    }

    private void complete(Handler<Void> handler) {
        if (cut) {
            return;
        }
        whenComplete.run();
        handler.handle(null);
    }

    boolean isCut() {
        return cut;
    }

    @Override
    public ReadStream<Buffer> pause() {
        source.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        source.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        source.fetch(amount);
        return this;
    }
}
