package org.anju.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.Pipe;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyResponse;

/**
 * Hands a service's answer on to the caller as it comes. The proxy's own way of doing so ends a broken answer by a reset,
 * after which the server counts the request as open for ever.
 */
final class Answer {

    private Answer() {}

    /** Fails when either end breaks off; what was handed on until then is incomplete. */
    static Future<Void> send(ProxyResponse answer, HttpServerResponse caller) {
        caller.setStatusCode(answer.getStatusCode());
        answer.headers().remove(HttpHeaders.TRANSFER_ENCODING);
        caller.headers().addAll(answer.headers());
        Body body = answer.getBody();
        if (body == null) {
            return caller.end();
        }
        if (body.length() < 0) {
            caller.setChunked(true);
        } else {
            caller.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(body.length()));
        }
        Pipe<Buffer> pipe = body.stream().pipe();
        return pipe.endOnSuccess(true).endOnFailure(false).to(caller);
    }
}
