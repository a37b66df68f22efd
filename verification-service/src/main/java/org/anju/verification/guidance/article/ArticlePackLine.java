package org.anju.verification.guidance.article;

import java.time.Instant;
import java.util.UUID;

/** A line of a pack of articles; {@code kind} tells which. */
sealed interface ArticlePackLine {

    /**
     * The first line.
     *
     * @param cursor what to send as since the next time
     * @param whole whether it holds all there is: what a phone has beside it is gone
     */
    record PackLine(String kind, String cursor, boolean whole, Instant madeAt, int articles)
            implements ArticlePackLine {}

    record ArticleLine(String kind, ArticleResponse article) implements ArticlePackLine {}

    record WithdrawnLine(String kind, UUID id) implements ArticlePackLine {}
}
