package org.anju.load.http;

import java.io.IOException;

/** A request that got no final answer in all the attempts that it was allowed. */
public class GaveUpException extends IOException {

    private static final long serialVersionUID = 1L;

    GaveUpException(String request, int attempts, String last) {
        super("%s got no answer in %d attempts; the last ended in %s".formatted(request, attempts, last));
    }
}
