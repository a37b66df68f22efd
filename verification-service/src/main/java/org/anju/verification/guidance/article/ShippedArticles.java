package org.anju.verification.guidance.article;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The articles about the special situations that come with the service. They are put in where they are absent; once there,
 * they are the installation's own, to be changed and withdrawn like any other.
 */
@ApplicationScoped
class ShippedArticles {

    private static final Logger LOG = Logger.getLogger(ShippedArticles.class);
    private static final String RESOURCE = "/guidance/special-situations.json";
    private static final String AUTHOR = "anju";
    private static final String FOR_EVERYBODY = "";

    private final ArticleRepository articles;
    private final ArticleVersionRepository versions;
    private final List<Shipped> shipped;
    private final Clock clock;

    ShippedArticles(ArticleRepository articles, ArticleVersionRepository versions, ObjectMapper json, Clock clock) {
        this.articles = articles;
        this.versions = versions;
        this.shipped = load(json);
        this.clock = clock;
    }

    record Shipped(UUID id, ArticleContent content) {}

    /** Of instances that start at once one puts them in; the others wait for the lock and find them there. */
    @Transactional
    void putIn(@Observes StartupEvent event) {
        articles.getEntityManager()
                .createNativeQuery("LOCK TABLE guidance_article IN SHARE ROW EXCLUSIVE MODE")
                .executeUpdate();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Shipped> absent = shipped.stream()
                .filter(article -> articles.findByIdOptional(article.id()).isEmpty())
                .toList();
        absent.forEach(article -> publish(article, now));
        if (!absent.isEmpty()) {
            LOG.infof("Put in %d guidance articles", absent.size());
        }
    }

    private void publish(Shipped shipped, Instant now) {
        Article article = new Article(shipped.id(), FOR_EVERYBODY, AUTHOR, now);
        article.publish();
        articles.persistAndFlush(article);
        ArticleVersion version = new ArticleVersion(shipped.id(), 1, shipped.content(), AUTHOR, AUTHOR, now);
        version.publish(now);
        versions.persist(version);
    }

    static List<Shipped> load(ObjectMapper json) {
        try (InputStream resource = ShippedArticles.class.getResourceAsStream(RESOURCE)) {
            return json.readerForListOf(Shipped.class).readValue(resource);
        } catch (IOException exception) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", exception);
        }
    }
}
