package org.anju.verification.review.queue;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

/**
 * Where a page of a queue ended. It names a place in the order, not a row: records that come and go between two pages
 * neither shift it nor have others told twice.
 *
 * @param rank as in the column {@code review_rank}; the order by age leaves it out of account
 */
public record QueueCursor(QueueOrder order, int rank, Instant since, UUID id) {

    private static final QueueCursor START = new QueueCursor(null, Integer.MIN_VALUE, Instant.EPOCH, new UUID(0, 0));

    /** Used by JAX-RS for query parameters. */
    public static QueueCursor fromString(String value) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.US_ASCII).split(" ", -1);
            if (parts.length != 4) {
                throw malformed();
            }
            return new QueueCursor(
                    QueueOrder.valueOf(parts[0]),
                    Integer.parseInt(parts[1]),
                    Instant.parse(parts[2]),
                    UUID.fromString(parts[3]));
        } catch (IllegalArgumentException | DateTimeException exception) {
            throw malformed();
        }
    }

    /** @param cursor null for the first page */
    static QueueCursor of(QueueCursor cursor, QueueOrder order) {
        if (cursor == null) {
            return START;
        }
        if (cursor.order() != order) {
            throw malformed();
        }
        return cursor;
    }

    @Override
    public String toString() {
        String place = String.join(" ", order.name(), Integer.toString(rank), since.toString(), id.toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.US_ASCII));
    }

    private static ProblemException malformed() {
        return ProblemException.badRequest(
                        "cursor-malformed",
                        Text.of("The cursor cannot be used", "cursor无效"),
                        Text.of(
                                "Send the cursor of the page before, unchanged and with the same order, or none for the first page.",
                                "请原样填写上一页的cursor并保持排序方式不变,首页不填。"))
                .violation("cursor", "cursor of the page before", null);
    }
}
