package org.anju.load.wire;

import java.nio.ByteBuffer;

/** Requests for a loop, encoded as they go over the wire. */
@FunctionalInterface
public interface RequestSupply {

    /**
     * Writes the next request into the empty buffer.
     *
     * @return false when there are no more
     */
    boolean next(ByteBuffer into);
}
