package org.anju.verification.guidance.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.anju.common.caller.Caller;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.verification.guidance.article.ArticlePackLine.ArticleLine;
import org.anju.verification.guidance.article.ArticlePackLine.PackLine;
import org.anju.verification.guidance.article.ArticlePackLine.WithdrawnLine;

/**
 * Articles for phones, which read them without a network. The cursor is the lowest transaction that was still open: what such
 * a one publishes is told the next time, what was told already may come twice, and nothing is missed.
 */
@ApplicationScoped
class ArticlePack {

    private static final long BEGINNING = 0;

    private final ArticleReader reader;
    private final ObjectMapper json;
    private final Clock clock;

    ArticlePack(ArticleReader reader, ObjectMapper json, Clock clock) {
        this.reader = reader;
        this.json = json;
        this.clock = clock;
    }

    /** @param cursor of the pack before, or null for all articles */
    @Transactional
    String since(String cursor, Caller caller) {
        long horizon = reader.horizon();
        long since = cursor == null ? BEGINNING : transaction(cursor);
        // A cursor that is ahead was given by a database that has been restored since.
        boolean whole = since == BEGINNING || since > horizon;
        List<ArticleResponse> told = reader.toldSince(whole ? BEGINNING : since, caller.scope()).stream()
                .filter(article -> !whole || article.state() == ArticleState.PUBLISHED)
                .toList();
        StringBuilder pack = new StringBuilder(3000 * (told.size() + 1));
        append(pack, new PackLine("pack", Long.toString(horizon), whole, clock.instant(), told.size()));
        told.forEach(article -> append(pack, line(article)));
        return pack.toString();
    }

    private static ArticlePackLine line(ArticleResponse article) {
        return article.state() == ArticleState.PUBLISHED
                ? new ArticleLine("article", article)
                : new WithdrawnLine("withdrawn", article.id());
    }

    private static long transaction(String cursor) {
        if (cursor.matches("\\d{1,18}")) {
            return Long.parseLong(cursor);
        }
        throw ProblemException.badRequest(
                        "cursor-malformed",
                        Text.of("The cursor cannot be used", "since无效"),
                        Text.of(
                                "Send the cursor of the pack before as since, unchanged; leave it out for all articles.",
                                "请将上次文章包的cursor原样填入since;不填则返回全部文章。"))
                .violation("since", "cursor of the pack before", null);
    }

    private void append(StringBuilder pack, ArticlePackLine line) {
        try {
            pack.append(json.writeValueAsString(line)).append('\n');
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
