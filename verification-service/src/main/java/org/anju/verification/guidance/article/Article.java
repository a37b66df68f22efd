package org.anju.verification.guidance.article;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** An answer to a question from the field, through all of its versions. */
@Entity
@Table(name = "guidance_article")
class Article {

    @Id
    private UUID id;

    @Version
    private int lockVersion;

    private String regionPrefix;

    @Enumerated(EnumType.STRING)
    private ArticleState state;

    private int latestVersion;
    private Integer publishedVersion;
    private String withdrawnReason;
    private String createdBy;
    private Instant createdAt;

    /** For Hibernate ORM. */
    protected Article() {}

    /** With its first version, a draft. */
    Article(UUID id, String regionPrefix, String createdBy, Instant createdAt) {
        this.id = id;
        this.regionPrefix = regionPrefix;
        this.state = ArticleState.DRAFT;
        this.latestVersion = 1;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }

    /** @return the number of the new version, which readers do not see before it is published */
    int addVersion() {
        return ++latestVersion;
    }

    /** The latest version is what readers see from now on. */
    void publish() {
        state = ArticleState.PUBLISHED;
        publishedVersion = latestVersion;
        withdrawnReason = null;
    }

    void withdraw(String reason) {
        state = ArticleState.WITHDRAWN;
        withdrawnReason = reason;
    }

    UUID id() {
        return id;
    }

    int lockVersion() {
        return lockVersion;
    }

    String regionPrefix() {
        return regionPrefix;
    }

    ArticleState state() {
        return state;
    }

    int latestVersion() {
        return latestVersion;
    }

    /** Null while none was. */
    Integer publishedVersion() {
        return publishedVersion;
    }

    String withdrawnReason() {
        return withdrawnReason;
    }
}
