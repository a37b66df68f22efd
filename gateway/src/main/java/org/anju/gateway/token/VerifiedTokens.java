package org.anju.gateway.token;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.anju.gateway.GatewayConfig;
import org.jose4j.jwt.NumericDate;

/** Remembers for a short time, by their digests, which tokens were found sound. */
@ApplicationScoped
class VerifiedTokens {

    private final Map<Digest, Long> validUntilMillis = new ConcurrentHashMap<>();
    private final Clock clock = Clock.systemUTC();
    private final Duration rememberFor;
    private final int rememberAtMost;

    VerifiedTokens(GatewayConfig config) {
        this.rememberFor = config.tokens().rememberFor();
        this.rememberAtMost = config.tokens().rememberAtMost();
    }

    boolean contains(String token) {
        Long validUntil = validUntilMillis.get(Digest.of(token));
        return validUntil != null && clock.millis() < validUntil;
    }

    void add(String token, NumericDate expiry) {
        long now = clock.millis();
        if (validUntilMillis.size() >= rememberAtMost) {
            makeRoom(now);
        }
        validUntilMillis.put(Digest.of(token), Math.min(now + rememberFor.toMillis(), expiry.getValueInMillis()));
    }

    /** Forgetting a token costs one more verification, so a full table may simply be emptied. */
    private void makeRoom(long now) {
        validUntilMillis.values().removeIf(validUntil -> validUntil <= now);
        if (validUntilMillis.size() >= rememberAtMost) {
            validUntilMillis.clear();
        }
    }

    /** SHA-256: a token itself, which opens doors, is not kept in memory. */
    private record Digest(long first, long second, long third, long fourth) {

        static Digest of(String token) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
                ByteBuffer buffer = ByteBuffer.wrap(digest);
                return new Digest(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
            } catch (NoSuchAlgorithmException exception) {
                throw new IllegalStateException(exception);
            }
        }
    }
}
