package org.anju.gateway.proxy;

import io.vertx.core.VertxException;

final class BodyTooLargeException extends VertxException {

    private static final long serialVersionUID = 1L;

    BodyTooLargeException(long limit) {
        super("The body is larger than " + limit + " bytes", true);
    }
}
