package org.anju.load.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Requests for /1, /2 and so on, so that a server can tell each. */
final class NumberedRequests implements RequestSupply {

    private final int last;
    private int number;

    NumberedRequests(int last) {
        this.last = last;
    }

    @Override
    public boolean next(ByteBuffer into) {
        if (number == last) {
            return false;
        }
        number++;
        into.put("PUT /%d HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi"
                .formatted(number)
                .getBytes(StandardCharsets.US_ASCII));
        return true;
    }
}
