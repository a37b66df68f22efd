package org.anju.household.page;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A part of a longer list.
 *
 * @param nextCursor for the next part, or null at the end
 */
public record Page<T>(
        List<T> items,

        @Schema(description = "Send it as cursor to get the next page; null at the end 下一页的cursor,到末页为空")
        String nextCursor) {

    /** Of rows that were asked for with one more than the limit, so that the end is known. */
    public static <R, T> Page<T> of(
            List<R> rows, PageLimit limit, Function<List<R>, List<T>> toItems, Function<R, String> cursor) {
        if (rows.size() <= limit.value()) {
            return new Page<>(toItems.apply(rows), null);
        }
        List<R> shown = rows.subList(0, limit.value());
        return new Page<>(toItems.apply(shown), cursor.apply(shown.getLast()));
    }
}
