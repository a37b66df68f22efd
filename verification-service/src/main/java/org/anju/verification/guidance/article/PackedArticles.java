package org.anju.verification.guidance.article;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.verification.campaign.Campaign;
import org.anju.verification.taskpack.TaskGuidance;

/** Tells task packs which articles there are; what is published shows in packs within half a minute. */
@ApplicationScoped
class PackedArticles implements TaskGuidance {

    private static final Duration LIFE = Duration.ofSeconds(30);
    private static final String PUBLISHED = """
            SELECT a.id, a.region_prefix, v.number, v.title_chinese
            FROM guidance_article a
            JOIN guidance_article_version v ON v.article_id = a.id AND v.number = a.published_version
            WHERE a.state = 'PUBLISHED' ORDER BY a.id
            """;

    private final AgroalDataSource dataSource;
    private final Clock clock;

    private volatile Known known = new Known(Instant.MIN, List.of());

    PackedArticles(AgroalDataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    private record Known(Instant readAt, List<ForRegion> articles) {}

    private record ForRegion(String prefix, Article article) {}

    @Override
    public List<Article> of(Campaign campaign) {
        Known current = known;
        Instant now = clock.instant();
        if (current.readAt().isBefore(now.minus(LIFE))) {
            current = new Known(now, read());
            known = current;
        }
        return current.articles().stream()
                .filter(each -> campaign.regions().stream()
                        .anyMatch(region -> region.prefix().startsWith(each.prefix())
                                || each.prefix().startsWith(region.prefix())))
                .map(ForRegion::article)
                .toList();
    }

    private List<ForRegion> read() {
        List<ForRegion> articles = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(PUBLISHED);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                articles.add(new ForRegion(
                        row.getString("region_prefix"),
                        new Article(
                                row.getObject("id", UUID.class),
                                row.getLong("number"),
                                row.getString("title_chinese"))));
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
        return articles;
    }
}
