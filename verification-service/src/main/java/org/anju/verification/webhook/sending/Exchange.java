package org.anju.verification.webhook.sending;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * A request and its answer. The status decides; of the body only the beginning is taken, and a receiver that goes on
 * talking is hung up on.
 */
final class Exchange {

    private static final int RESPONSE_LIMIT = 1024;

    private final Clock clock;
    private final Duration timeout;
    private final long started = System.nanoTime();
    private final CompletableFuture<Attempt> outcome = new CompletableFuture<>();
    private volatile HttpClientRequest request;
    private volatile HttpClientResponse response;
    /** Of the event loop's thread alone. */
    private final Buffer body = Buffer.buffer();

    Exchange(Clock clock, Duration timeout) {
        this.clock = clock;
        this.timeout = timeout;
    }

    Duration took() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    void begin(HttpClientRequest connected, Buffer content) {
        request = connected;
        if (outcome.isDone()) {
            connected.reset();
            return;
        }
        connected.exceptionHandler(this::fail);
        connected.send(content).onSuccess(this::receive).onFailure(this::fail);
    }

    void fail(Throwable cause) {
        if (response != null) {
            complete();
            return;
        }
        outcome.complete(Attempt.failed(failureOf(cause), took()));
    }

    Attempt await() {
        try {
            return outcome.get(timeout.minus(took()).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException exception) {
            return giveUp();
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            return giveUp();
        } catch (ExecutionException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private void receive(HttpClientResponse head) {
        response = head;
        head.exceptionHandler(this::fail);
        head.endHandler(nothing -> complete());
        head.handler(this::keep);
    }

    private void keep(Buffer chunk) {
        body.appendBuffer(chunk, 0, Math.min(chunk.length(), RESPONSE_LIMIT - body.length()));
        if (body.length() == RESPONSE_LIMIT) {
            complete();
            request.reset();
        }
    }

    private void complete() {
        HttpClientResponse head = response;
        outcome.complete(Attempt.answered(
                head.statusCode(),
                text(),
                RetryAfter.parse(head.getHeader(HttpHeaders.RETRY_AFTER), clock.instant()),
                took()));
    }

    private Attempt giveUp() {
        HttpClientResponse head = response;
        Attempt givenUp = head == null
                ? Attempt.failed(Failure.TIMED_OUT, took())
                : Attempt.answered(head.statusCode(), null, Optional.empty(), took());
        outcome.complete(givenUp);
        if (request != null) {
            request.reset();
        }
        return outcome.join();
    }

    /** PostgreSQL's text holds anything but NUL. */
    private String text() {
        return body.length() == 0 ? null : body.toString(StandardCharsets.UTF_8).replace('\0', ' ');
    }

    private static Failure failureOf(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof SSLException) {
                return Failure.CERTIFICATE_REFUSED;
            }
        }
        return Failure.CONNECTION_FAILED;
    }
}
