package org.anju.verification.guidance.article;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What an article says, or said. */
@Entity
@Table(name = "guidance_article_version")
class ArticleVersion {

    @Id
    private UUID id;

    private UUID articleId;
    private int number;
    private String titleChinese;
    private String textChinese;
    private String titleEnglish;
    private String textEnglish;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> tags;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> rules;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> situations;

    private boolean proposal;
    private String writtenBy;
    private String writtenByName;
    private Instant writtenAt;
    private Instant publishedAt;

    /** For Hibernate ORM. */
    protected ArticleVersion() {}

    ArticleVersion(
            UUID articleId, int number, ArticleContent content, String writtenBy, String writtenByName, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.articleId = articleId;
        this.number = number;
        this.titleChinese = content.chinese().title();
        this.textChinese = content.chinese().text();
        if (content.english() != null) {
            this.titleEnglish = content.english().title();
            this.textEnglish = content.english().text();
        }
        this.tags = content.tags();
        this.rules = content.rules();
        this.situations = content.situations();
        this.proposal = content.proposal();
        this.writtenBy = writtenBy;
        this.writtenByName = writtenByName;
        this.writtenAt = now;
    }

    /** The first time counts. */
    void publish(Instant now) {
        if (publishedAt == null) {
            publishedAt = now;
        }
    }

    ArticleContent content() {
        return new ArticleContent(
                new ArticleText(titleChinese, textChinese),
                titleEnglish == null ? null : new ArticleText(titleEnglish, textEnglish),
                tags,
                rules,
                situations,
                proposal);
    }

    int number() {
        return number;
    }

    String writtenByName() {
        return writtenByName;
    }

    Instant writtenAt() {
        return writtenAt;
    }

    /** Null while it is a draft. */
    Instant publishedAt() {
        return publishedAt;
    }
}
