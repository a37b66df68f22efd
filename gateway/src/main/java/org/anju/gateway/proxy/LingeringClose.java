package org.anju.gateway.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/**
 * Ends a connection whose request is refused before its body is read. A sender that is still writing would lose the
 * answer if the connection were closed under it, so what it sends is dropped for a while first.
 */
final class LingeringClose {

    private static final Duration WHILE = Duration.ofSeconds(3);

    private LingeringClose() {}

    static void of(HttpServerRequest request, Vertx vertx) {
        request.response().putHeader("Connection", "close");
        vertx.setTimer(WHILE.toMillis(), timer -> request.connection().close());
    }
}
