package org.anju.verification.guidance.article;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.DatabaseException;
import org.anju.common.region.RegionCode;

/** Finds articles for those whose regions they are for. */
@ApplicationScoped
class ArticleReader {

    private static final int CODE_DIGITS = 12;

    private static final String ARTICLES = """
            SELECT a.id, a.region_prefix, a.state, a.withdrawn_reason, a.latest_version, v.number, v.title_chinese,
                v.text_chinese, v.title_english, v.text_english, v.tags, v.rules, v.situations, v.proposal,
                v.written_by_name, v.written_at, v.published_at
            FROM guidance_article a JOIN guidance_article_version v ON v.article_id = a.id AND v.number =
            """;
    /** For a part of the reader's regions, or for a region that they are a part of; an empty prefix begins everything. */
    private static final String FOR_READER = """
            EXISTS (SELECT FROM unnest(?::text[]) AS own WHERE own ^@ a.region_prefix OR a.region_prefix ^@ own)
            """;
    /** What is for everybody is written by those who write for everybody. */
    private static final String FOR_WRITER = """
            CASE a.region_prefix WHEN '' THEN ? ELSE EXISTS (
                SELECT FROM unnest(?::text[]) AS own WHERE a.region_prefix ^@ own) END
            """;

    private static final String MATCHING = """
            AND (?::text IS NULL OR ? = ANY (v.rules)) AND (?::text IS NULL OR ? = ANY (v.situations))
            AND (?::text IS NULL OR ? = ANY (v.tags))
            AND (?::text IS NULL OR concat_ws(' ', v.title_chinese, v.text_chinese, v.title_english, v.text_english) ILIKE ?)
            AND a.id > ? ORDER BY a.id LIMIT ?
            """;
    private static final String PUBLISHED =
            ARTICLES + "a.published_version WHERE a.state = 'PUBLISHED' AND " + FOR_READER + MATCHING;
    private static final String DRAFTS = ARTICLES
            + "a.latest_version WHERE a.latest_version > coalesce(a.published_version, 0) AND a.state <> 'WITHDRAWN' AND "
            + FOR_WRITER + MATCHING;
    private static final String WITHDRAWN = ARTICLES
            + "coalesce(a.published_version, a.latest_version) WHERE a.state = 'WITHDRAWN' AND " + FOR_WRITER
            + MATCHING;

    /** Read before the articles: whatever it does not tell of yet is told the next time. */
    private static final String HORIZON = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

    private static final String TOLD_SINCE = ARTICLES + """
            a.published_version WHERE a.told_transaction >= ?::text::xid8 AND
            """ + FOR_READER + " ORDER BY a.id";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final AgroalDataSource dataSource;

    ArticleReader(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param after the last id of the page before, or null */
    List<ArticleResponse> list(ArticleFilter filter, RegionScope scope, UUID after, int limit) {
        String sql =
                switch (filter.state) {
                    case PUBLISHED -> PUBLISHED;
                    case DRAFT -> DRAFTS;
                    case WITHDRAWN -> WITHDRAWN;
                };
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = 1;
            if (filter.state != ArticleState.PUBLISHED) {
                statement.setBoolean(next++, Writing.forEverybody(scope));
            }
            statement.setArray(next++, prefixes(connection, scope));
            for (String value : new String[] {filter.rule, filter.situation, filter.tag, pattern(filter.text)}) {
                statement.setString(next++, value);
                statement.setString(next++, value);
            }
            statement.setObject(next++, after == null ? BEFORE_ALL : after);
            statement.setInt(next, limit);
            return read(statement);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** Every change of a transaction below it can be read by now. */
    long horizon() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(HORIZON);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** What was published or withdrawn in the given transaction or a later one, and some of it again. */
    List<ArticleResponse> toldSince(long transaction, RegionScope scope) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(TOLD_SINCE)) {
            statement.setString(1, Long.toString(transaction));
            statement.setArray(2, prefixes(connection, scope));
            return read(statement);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** Anything may stand before and after; what stands for anything in patterns stands for itself. */
    private static String pattern(String text) {
        return text == null ? null : "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    private static Array prefixes(Connection connection, RegionScope scope) throws SQLException {
        return connection.createArrayOf("text", scope.prefixes().toArray());
    }

    private static List<ArticleResponse> read(PreparedStatement statement) throws SQLException {
        List<ArticleResponse> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(read(row));
            }
        }
        return found;
    }

    private static ArticleResponse read(ResultSet row) throws SQLException {
        return new ArticleResponse(
                row.getObject("id", UUID.class),
                region(row.getString("region_prefix")),
                ArticleState.valueOf(row.getString("state")),
                row.getString("withdrawn_reason"),
                row.getInt("number"),
                row.getInt("latest_version"),
                content(row),
                row.getString("written_by_name"),
                row.getTimestamp("written_at").toInstant(),
                instant(row.getTimestamp("published_at")));
    }

    private static ArticleContent content(ResultSet row) throws SQLException {
        String english = row.getString("title_english");
        return new ArticleContent(
                new ArticleText(row.getString("title_chinese"), row.getString("text_chinese")),
                english == null ? null : new ArticleText(english, row.getString("text_english")),
                texts(row, "tags"),
                texts(row, "rules"),
                texts(row, "situations"),
                row.getBoolean("proposal"));
    }

    /** Null where an article is for everybody. */
    static RegionCode region(String prefix) {
        return prefix.isEmpty() ? null : new RegionCode(prefix + "0".repeat(CODE_DIGITS - prefix.length()));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
