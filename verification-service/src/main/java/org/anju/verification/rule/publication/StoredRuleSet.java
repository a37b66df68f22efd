package org.anju.verification.rule.publication;

import java.time.Instant;

/**
 * A rule set as it is stored.
 *
 * @param body its canonical JSON
 * @param digest SHA-256 of the body, 64 hex digits
 * @param cases its own conformance cases as JSON, or null
 * @param version grows with each change of a draft
 * @param publishedAt null while it is a draft
 */
record StoredRuleSet(
        String id,
        String supersedes,
        String body,
        String digest,
        String cases,
        int version,
        String createdBy,
        Instant createdAt,
        String changedBy,
        Instant changedAt,
        String publishedBy,
        Instant publishedAt) {

    enum Status {
        DRAFT,
        PUBLISHED
    }

    boolean published() {
        return publishedAt != null;
    }

    Status status() {
        return published() ? Status.PUBLISHED : Status.DRAFT;
    }

    /** The digest, which never comes to stand for another content; a draft's cases may change beside it. */
    String tag() {
        return published() ? digest : digest + "." + version;
    }

    static StoredRuleSet draft(String id, String supersedes, String body, String cases, String by, Instant at) {
        return new StoredRuleSet(id, supersedes, body, RuleSetJson.digest(body), cases, 1, by, at, by, at, null, null);
    }

    StoredRuleSet changed(String newSupersedes, String newBody, String newCases, String by, Instant at) {
        return new StoredRuleSet(
                id,
                newSupersedes,
                newBody,
                RuleSetJson.digest(newBody),
                newCases,
                version + 1,
                createdBy,
                createdAt,
                by,
                at,
                null,
                null);
    }

    /** Cases change no verdict, so that a published set may get others. */
    StoredRuleSet withCases(String newCases, String by, Instant at) {
        return new StoredRuleSet(
                id,
                supersedes,
                body,
                digest,
                newCases,
                version + 1,
                createdBy,
                createdAt,
                by,
                at,
                publishedBy,
                publishedAt);
    }

    StoredRuleSet published(String by, Instant at) {
        return new StoredRuleSet(
                id, supersedes, body, digest, cases, version + 1, createdBy, createdAt, by, at, by, at);
    }
}
