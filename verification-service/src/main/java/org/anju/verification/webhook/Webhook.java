package org.anju.verification.webhook;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Where a system wants to be told, and of what. */
@Entity
class Webhook {

    private static final int CODE_DIGITS = 12;

    @Id
    private UUID id;

    @Version
    private int version;

    private String url;
    private String description;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> scope;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> eventTypes;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> typePrefixes;

    @Enumerated(EnumType.STRING)
    private WebhookState state;

    @Enumerated(EnumType.STRING)
    private WebhookState.Reason stateReason;

    private Instant stateSince;
    private byte[] secret;
    private byte[] previousSecret;
    private Instant previousSecretUntil;
    private String owner;
    private String ownerName;
    private Instant createdAt;

    /** For Hibernate ORM. */
    protected Webhook() {}

    /** @param secret sealed */
    Webhook(UUID id, WebhookContent content, byte[] secret, String owner, String ownerName, Instant now) {
        this.id = id;
        this.secret = secret;
        this.owner = owner;
        this.ownerName = ownerName;
        this.createdAt = now;
        take(content);
        become(WebhookState.ACTIVE, now);
    }

    void take(WebhookContent content) {
        this.url = content.url().toString();
        this.description = content.description();
        this.scope = content.scope();
        this.eventTypes = content.eventTypes();
        this.typePrefixes = content.typePrefixes();
    }

    WebhookContent content() {
        return new WebhookContent(URI.create(url), description, scope, eventTypes);
    }

    /** By its owner's wish. */
    void become(WebhookState wanted, Instant now) {
        if (state == wanted) {
            return;
        }
        state = wanted;
        stateReason = WebhookState.Reason.OWNER;
        stateSince = now;
    }

    /** Forgets its secrets too. */
    void delete(Instant now) {
        become(WebhookState.DELETED, now);
        secret = new byte[0];
        previousSecret = null;
        previousSecretUntil = null;
    }

    /** Messages carry both signatures until the given time. */
    void rotateSecret(byte[] sealed, Instant previousUntil) {
        previousSecret = secret;
        previousSecretUntil = previousUntil;
        secret = sealed;
    }

    UUID id() {
        return id;
    }

    int version() {
        return version;
    }

    WebhookState state() {
        return state;
    }

    WebhookState.Reason stateReason() {
        return stateReason;
    }

    Instant stateSince() {
        return stateSince;
    }

    List<RegionCode> regions() {
        return scope.stream()
                .map(prefix -> new RegionCode(prefix + "0".repeat(CODE_DIGITS - prefix.length())))
                .toList();
    }

    /** Sealed. */
    byte[] secret() {
        return secret;
    }

    /** Sealed; null when there is none or it no longer counts. */
    byte[] previousSecret(Instant now) {
        return previousSecretUntil(now) == null ? null : previousSecret;
    }

    Instant previousSecretUntil(Instant now) {
        return previousSecretUntil == null || previousSecretUntil.isBefore(now) ? null : previousSecretUntil;
    }

    boolean belongsTo(String subject) {
        return owner.equals(subject);
    }

    String ownerName() {
        return ownerName;
    }

    Instant createdAt() {
        return createdAt;
    }
}
