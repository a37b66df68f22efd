package org.anju.common.feed;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

/**
 * Up to where a reader has read a feed of changes.
 *
 * @param transaction of the last change read, or the first one that could not be read yet
 * @param id of what it changed; zero before the first of a transaction
 */
public record FeedCursor(long transaction, UUID id) {

    public static final FeedCursor START = before(0);

    private static final int BYTES = 3 * Long.BYTES;

    public static FeedCursor before(long transaction) {
        return new FeedCursor(transaction, new UUID(0, 0));
    }

    /** Used by JAX-RS for query parameters. */
    public static FeedCursor fromString(String value) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(value);
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            long transaction = buffer.getLong();
            if (bytes.length != BYTES || transaction < 0) {
                throw malformed();
            }
            return new FeedCursor(transaction, new UUID(buffer.getLong(), buffer.getLong()));
        } catch (IllegalArgumentException | BufferUnderflowException exception) {
            throw malformed();
        }
    }

    @Override
    public String toString() {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES)
                .putLong(transaction)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }

    private static ProblemException malformed() {
        return ProblemException.badRequest(
                        "cursor-malformed",
                        Text.of("The cursor cannot be used", "since无效"),
                        Text.of(
                                "Send the nextCursor of the answer before as since, unchanged; leave it out to read from the beginning.",
                                "请将上次返回的nextCursor原样填入since;不填则从头读取。"))
                .violation("since", "nextCursor of the answer before", null);
    }
}
