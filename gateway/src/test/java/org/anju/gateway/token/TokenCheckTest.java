package org.anju.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.anju.gateway.GatewayConfig;
import org.anju.gateway.problem.Problem;
import org.anju.gateway.testsupport.KeyServer;
import org.anju.gateway.testsupport.Settings;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenCheckTest {

    private static final String ISSUER = "http://issuer";

    private Vertx vertx;
    private KeyServer provider;
    private TokenCheck tokens;

    @BeforeEach
    void start() throws IOException {
        vertx = Vertx.vertx();
        provider = new KeyServer();
        tokens = newCheck("0s");
    }

    private TokenCheck newCheck(String refreshAtMostEvery) {
        GatewayConfig config = Settings.with(Map.of(
                "anju.gateway.tokens.issuer",
                ISSUER,
                "anju.gateway.tokens.keys",
                provider.keys().toString(),
                "anju.gateway.tokens.refresh-keys-at-most-every",
                refreshAtMostEvery));
        return new TokenCheck(new SigningKeys(vertx, config), new VerifiedTokens(config), config);
    }

    @AfterEach
    void stop() {
        provider.close();
        vertx.close();
    }

    @Test
    void letsSoundTokenPass() {
        assertThat(check(provider.sign(claims()))).isEmpty();
    }

    @Test
    void letsTokenForSeveralAudiencesPass() {
        JwtClaims claims = claims();
        claims.setAudience("account", "anju");

        assertThat(check(provider.sign(claims))).isEmpty();
    }

    @Test
    void asksForTokenWhereThereIsNone() {
        assertThat(checkHeader(null)).hasValue(TokenFault.MISSING.problem());
        assertThat(checkHeader(" ")).hasValue(TokenFault.MISSING.problem());
        assertThat(TokenFault.MISSING.problem().headers()).containsEntry("WWW-Authenticate", "Bearer realm=\"anju\"");
    }

    @Test
    void namesMalformedToken() {
        assertFault("no-token-at-all", TokenFault.MALFORMED);
        assertFault("a.b.c", TokenFault.MALFORMED);
        assertFault("", TokenFault.MALFORMED);
        assertThat(checkHeader("Basic YTpi")).hasValue(TokenFault.MALFORMED.problem());
    }

    @Test
    void namesExpiredToken() {
        JwtClaims claims = claims();
        claims.setExpirationTimeMinutesInTheFuture(-1);

        assertFault(provider.sign(claims), TokenFault.EXPIRED);
    }

    @Test
    void namesTokenThatIsNotYetValid() {
        JwtClaims claims = claims();
        claims.setNotBeforeMinutesInThePast(-5);

        assertFault(provider.sign(claims), TokenFault.NOT_YET_VALID);
    }

    @Test
    void namesForeignIssuer() {
        JwtClaims claims = claims();
        claims.setIssuer("http://elsewhere/realms/anju");

        assertFault(provider.sign(claims), TokenFault.WRONG_ISSUER);
        assertFault(KeyServer.sign(claims, KeyServer.newKey()), TokenFault.WRONG_ISSUER);
    }

    @Test
    void namesForeignAudience() {
        JwtClaims claims = claims();
        claims.setAudience("account");
        assertFault(provider.sign(claims), TokenFault.WRONG_AUDIENCE);

        claims.unsetClaim("aud");
        assertFault(provider.sign(claims), TokenFault.WRONG_AUDIENCE);
    }

    @Test
    void namesForeignSignature() {
        RsaJsonWebKey foreign = KeyServer.newKey();
        assertFault(KeyServer.sign(claims(), foreign), TokenFault.WRONG_SIGNATURE);

        foreign.setKeyId(provider.key().getKeyId());
        assertFault(KeyServer.sign(claims(), foreign), TokenFault.WRONG_SIGNATURE);
    }

    @Test
    void refusesChangedClaims() {
        List<String> parts = List.of(provider.sign(claims()).split("\\."));
        JwtClaims more = claims();
        more.setClaim("realm_access", Map.of("roles", List.of("supervisor")));
        String payload = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(more.toJson().getBytes(StandardCharsets.UTF_8));

        assertFault(parts.get(0) + "." + payload + "." + parts.get(2), TokenFault.WRONG_SIGNATURE);
    }

    @Test
    void refusesTokenWithoutSignature() {
        String header = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes());
        String payload = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims().toJson().getBytes());

        assertThat(check(header + "." + payload + ".")).isPresent();
    }

    @Test
    void refusesPublicKeyUsedAsSecret() throws Exception {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims().toJson());
        signature.setKey(new HmacKey(provider.key().getPublicKey().getEncoded()));
        signature.setKeyIdHeaderValue(provider.key().getKeyId());
        signature.setAlgorithmHeaderValue("HS256");

        assertThat(check(signature.getCompactSerialization())).isPresent();
    }

    @Test
    void refusesTokenWithoutExpiry() {
        JwtClaims claims = claims();
        claims.unsetClaim("exp");

        assertThat(check(provider.sign(claims))).isPresent();
    }

    @Test
    void remembersTokenNoLongerThanItsExpiry() throws Exception {
        JwtClaims claims = claims();
        claims.setExpirationTime(NumericDate.fromMilliseconds(System.currentTimeMillis() + 6_000));
        String token = provider.sign(claims);
        assertThat(check(token)).isEmpty();

        await().atMost(30, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(check(token)).hasValue(TokenFault.EXPIRED.problem()));
    }

    @Test
    void takesUpNewKeys() {
        assertThat(check(provider.sign(claims()))).isEmpty();
        provider.changeKey();

        assertThat(check(provider.sign(claims()))).isEmpty();
    }

    @Test
    void asksForKeysOnceForManyTokens() {
        for (int index = 0; index < 20; index++) {
            assertThat(check(provider.sign(claims()))).isEmpty();
        }

        assertThat(provider.timesAsked()).isEqualTo(1);
    }

    @Test
    void doesNotLetForgersFloodTheProvider() {
        tokens = newCheck("1h");
        for (int index = 0; index < 5; index++) {
            assertFault(KeyServer.sign(claims(), KeyServer.newKey()), TokenFault.WRONG_SIGNATURE);
        }

        assertThat(provider.timesAsked()).isEqualTo(1);
    }

    @Test
    void saysWhenItCannotCheckAndRecovers() throws IOException {
        String token = provider.sign(claims());
        provider.stop();
        assertThat(check(token)).hasValueSatisfying(problem -> {
            assertThat(problem.status()).isEqualTo(503);
            assertThat(problem.slug()).isEqualTo("identity-provider-unavailable");
            assertThat(problem.headers()).containsEntry("Retry-After", "5");
        });

        provider.startAgain();

        assertThat(check(token)).isEmpty();
    }

    @Test
    void goesOnWithKnownKeysWhileTheProviderIsAway() {
        assertThat(check(provider.sign(claims()))).isEmpty();
        provider.stop();

        assertThat(check(provider.sign(claims()))).isEmpty();
    }

    private static JwtClaims claims() {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience("anju");
        claims.setSubject("somebody");
        claims.setGeneratedJwtId();
        claims.setExpirationTimeMinutesInTheFuture(5);
        return claims;
    }

    private void assertFault(String token, TokenFault fault) {
        assertThat(check(token)).hasValue(fault.problem());
        assertThat(fault.problem().status()).isEqualTo(401);
    }

    private Optional<Problem> check(String token) {
        return checkHeader("Bearer " + token);
    }

    private Optional<Problem> checkHeader(String authorization) {
        return tokens.check(authorization)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
