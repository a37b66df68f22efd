package org.anju.verification.guidance.article;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.caller.Roles;
import org.anju.common.precondition.ExpectedVersion;

@ApplicationScoped
class ArticleService {

    private final ArticleRepository articles;
    private final ArticleVersionRepository versions;
    private final ArticleReader reader;
    private final Clock clock;

    ArticleService(ArticleRepository articles, ArticleVersionRepository versions, ArticleReader reader, Clock clock) {
        this.articles = articles;
        this.versions = versions;
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * An article as somebody may see it.
     *
     * @param lockVersion changes with every change of the article
     */
    record Seen(ArticleResponse article, int lockVersion) {}

    /** What creating came to: the article, and whether it is new. */
    record Creation(Seen seen, boolean created) {}

    @Transactional
    Creation create(CreateArticleRequest request, Caller caller) {
        String prefix = Writing.prefixFor(request.region(), caller);
        UUID id = Objects.requireNonNullElseGet(request.id(), UuidCreator::getTimeOrderedEpoch);
        Optional<Article> earlier = articles.findByIdOptional(id);
        if (earlier.isPresent()) {
            ArticleVersion first = versions.find(id, 1).orElseThrow();
            if (!earlier.get().regionPrefix().equals(prefix) || !first.content().equals(request.content())) {
                throw ArticleRefusals.exists(id);
            }
            return new Creation(seen(earlier.get(), first), false);
        }
        Article article = new Article(id, prefix, caller.subject(), now());
        articles.persistAndFlush(article);
        return new Creation(seen(article, write(article, 1, request.content(), caller)), true);
    }

    @Transactional
    ArticlePage list(ArticleFilter filter, UUID cursor, int limit, Caller caller) {
        if (filter.state != ArticleState.PUBLISHED && !caller.has(Roles.GUIDE)) {
            throw ArticleRefusals.draftsHidden();
        }
        List<ArticleResponse> found = reader.list(filter, caller.scope(), cursor, limit + 1);
        List<ArticleResponse> page = found.subList(0, Math.min(limit, found.size()));
        return new ArticlePage(page, found.size() > limit ? page.getLast().id() : null);
    }

    /** @param latest the latest version, be it a draft; readers get the published one all the same */
    @Transactional
    Seen get(UUID id, boolean latest, Caller caller) {
        Article article = visible(id, caller);
        boolean draft = article.publishedVersion() == null || (latest && mayWrite(caller, article));
        int number = draft ? article.latestVersion() : article.publishedVersion();
        return seen(article, versions.find(id, number).orElseThrow());
    }

    @Transactional
    List<ArticleVersionResponse> versions(UUID id, Caller caller) {
        Article article = visible(id, caller);
        return versions.of(id).stream()
                .filter(version -> version.publishedAt() != null || mayWrite(caller, article))
                .map(ArticleVersionResponse::from)
                .toList();
    }

    @Transactional
    ArticleVersionResponse version(UUID id, int number, Caller caller) {
        Article article = visible(id, caller);
        return versions.find(id, number)
                .filter(version -> version.publishedAt() != null || mayWrite(caller, article))
                .map(ArticleVersionResponse::from)
                .orElseThrow(() -> ArticleRefusals.versionUnknown(number));
    }

    @Transactional
    Seen addVersion(UUID id, ExpectedVersion expected, ArticleContent content, Caller caller) {
        Article article = writable(id, expected, caller);
        ArticleVersion version = write(article, article.addVersion(), content, caller);
        articles.flush();
        return seen(article, version);
    }

    @Transactional
    Seen publish(UUID id, ExpectedVersion expected, Caller caller) {
        Article article = writable(id, expected, caller);
        if (article.state() == ArticleState.PUBLISHED
                && Objects.equals(article.publishedVersion(), article.latestVersion())) {
            throw ArticleRefusals.nothingToPublish();
        }
        article.publish();
        ArticleVersion version = versions.find(id, article.latestVersion()).orElseThrow();
        version.publish(now());
        articles.flush();
        return seen(article, version);
    }

    @Transactional
    Seen withdraw(UUID id, ExpectedVersion expected, String reason, Caller caller) {
        Article article = writable(id, expected, caller);
        if (article.state() == ArticleState.WITHDRAWN) {
            throw ArticleRefusals.withdrawnAlready();
        }
        article.withdraw(reason);
        articles.flush();
        int number = Objects.requireNonNullElse(article.publishedVersion(), article.latestVersion());
        return seen(article, versions.find(id, number).orElseThrow());
    }

    private ArticleVersion write(Article article, int number, ArticleContent content, Caller caller) {
        ArticleVersion version =
                new ArticleVersion(article.id(), number, content, caller.subject(), caller.username(), now());
        versions.persist(version);
        return version;
    }

    private Article writable(UUID id, ExpectedVersion expected, Caller caller) {
        Article article = visible(id, caller);
        if (!mayWrite(caller, article)) {
            throw ArticleRefusals.notYours();
        }
        expected.requireCurrent(article.lockVersion());
        return article;
    }

    /** Who may not write it sees no article that was never published. */
    private Article visible(UUID id, Caller caller) {
        return articles.findByIdOptional(id)
                .filter(article -> mayWrite(caller, article)
                        || (article.publishedVersion() != null && isForReader(article.regionPrefix(), caller)))
                .orElseThrow(() -> ArticleRefusals.unknown(id));
    }

    private static boolean isForReader(String prefix, Caller caller) {
        return caller.scope().prefixes().stream().anyMatch(own -> own.startsWith(prefix) || prefix.startsWith(own));
    }

    private static boolean mayWrite(Caller caller, Article article) {
        return Writing.mayWrite(caller, article.regionPrefix());
    }

    private static Seen seen(Article article, ArticleVersion version) {
        return new Seen(
                new ArticleResponse(
                        article.id(),
                        ArticleReader.region(article.regionPrefix()),
                        article.state(),
                        article.withdrawnReason(),
                        version.number(),
                        article.latestVersion(),
                        version.content(),
                        version.writtenByName(),
                        version.writtenAt(),
                        version.publishedAt()),
                article.lockVersion());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
