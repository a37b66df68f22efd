package org.anju.verification.rule.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.anju.verification.rule.RuleSet;
import org.anju.verification.rule.publication.StoredRuleSet.Status;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param digest SHA-256 of the canonical body, as {@code GET /rule-sets/{id}} gives it */
@Schema(name = "RuleSetSummary")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RuleSetSummary(
        String id,
        Status status,
        String supersedes,
        String english,
        String chinese,
        String digest,
        String createdBy,
        Instant createdAt,
        String changedBy,
        Instant changedAt,
        String publishedBy,
        Instant publishedAt) {

    static RuleSetSummary from(StoredRuleSet stored, RuleSet set) {
        return new RuleSetSummary(
                stored.id(),
                stored.status(),
                stored.supersedes(),
                set.english(),
                set.chinese(),
                stored.digest(),
                stored.createdBy(),
                stored.createdAt(),
                stored.changedBy(),
                stored.changedAt(),
                stored.publishedBy(),
                stored.publishedAt());
    }
}
