package org.anju.common.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcIdentityProvider;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Remembers for a short while which tokens were found good: a phone sends the same token with each of its requests, and
 * checking its signature anew was two fifths of the work of storing a record. A remembered token is still held against its
 * expiry; signature, issuer and audience cannot change under the same text.
 */
@ApplicationScoped
class VerifiedTokens implements IdentityProvider<TokenAuthenticationRequest> {

    /** After this a token meets the signing keys again, which may have been withdrawn. */
    private static final Duration MEMORY = Duration.ofSeconds(60);

    private static final int LARGEST_NUMBER = 10_000;

    private record Verified(SecurityIdentity identity, Instant expiry) {}

    private final Cache<String, Verified> verified = Caffeine.newBuilder()
            .maximumSize(LARGEST_NUMBER)
            .expireAfterWrite(MEMORY)
            .build();
    private final IdentityProvider<TokenAuthenticationRequest> checker;
    private final Clock clock;

    @Inject
    VerifiedTokens(OidcIdentityProvider checker, Clock clock) {
        this((IdentityProvider<TokenAuthenticationRequest>) checker, clock);
    }

    VerifiedTokens(IdentityProvider<TokenAuthenticationRequest> checker, Clock clock) {
        this.checker = checker;
        this.clock = clock;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public int priority() {
        return checker.priority() + 1;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        if (!(request.getToken() instanceof AccessTokenCredential credential)) {
            return checker.authenticate(request, context);
        }
        Verified known = verified.getIfPresent(credential.getToken());
        if (known != null && clock.instant().isBefore(known.expiry())) {
            return Uni.createFrom().item(known.identity());
        }
        return checker.authenticate(request, context).invoke(identity -> remember(credential.getToken(), identity));
    }

    private void remember(String token, SecurityIdentity identity) {
        if (identity != null && identity.getPrincipal() instanceof JsonWebToken claims) {
            verified.put(token, new Verified(identity, Instant.ofEpochSecond(claims.getExpirationTime())));
        }
    }
}
