package org.anju.common.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private static final Instant NOON = Instant.parse("2026-06-05T04:00:00Z");

    private final MovableClock clock = new MovableClock();
    private final Checker checker = new Checker();
    private final VerifiedTokens tokens = new VerifiedTokens(checker, clock);

    @Test
    void checksATokenOnceWhileItIsRemembered() {
        authenticate("good");
        SecurityIdentity second = authenticate("good");
        assertThat(second.getPrincipal().getName()).isEqualTo("verifier");
        assertThat(checker.checks).isEqualTo(1);
    }

    @Test
    void checksEachTokenOnItsOwn() {
        authenticate("good");
        authenticate("other");
        assertThat(checker.checks).isEqualTo(2);
    }

    @Test
    void doesNotRememberBeyondTheTokensExpiry() {
        authenticate("good");
        clock.now = NOON.plusSeconds(30);
        authenticate("good");
        assertThat(checker.checks).isEqualTo(2);
    }

    @Test
    void doesNotRememberARefusal() {
        assertThatThrownBy(() -> authenticate("bad")).isInstanceOf(AuthenticationFailedException.class);
        assertThatThrownBy(() -> authenticate("bad")).isInstanceOf(AuthenticationFailedException.class);
        assertThat(checker.checks).isEqualTo(2);
    }

    private SecurityIdentity authenticate(String token) {
        return tokens.authenticate(new TokenAuthenticationRequest(new AccessTokenCredential(token)), null)
                .await()
                .indefinitely();
    }

    /** Stands where signatures are checked; each good token expires 30 seconds after noon. */
    private static final class Checker implements IdentityProvider<TokenAuthenticationRequest> {

        private int checks;

        @Override
        public Class<TokenAuthenticationRequest> getRequestType() {
            return TokenAuthenticationRequest.class;
        }

        @Override
        public Uni<SecurityIdentity> authenticate(
                TokenAuthenticationRequest request, AuthenticationRequestContext context) {
            checks++;
            if (request.getToken().getToken().equals("bad")) {
                return Uni.createFrom().failure(new AuthenticationFailedException());
            }
            JwtClaims claims = new JwtClaims();
            claims.setClaim("preferred_username", "verifier");
            claims.setExpirationTime(
                    NumericDate.fromSeconds(NOON.plusSeconds(30).getEpochSecond()));
            return Uni.createFrom()
                    .item(QuarkusSecurityIdentity.builder()
                            .setPrincipal(new DefaultJWTCallerPrincipal(claims))
                            .build());
        }
    }

    private static final class MovableClock extends Clock {

        private Instant now = NOON.plus(Duration.ofSeconds(1));

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
