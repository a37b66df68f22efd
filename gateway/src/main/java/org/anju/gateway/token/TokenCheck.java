package org.anju.gateway.token;

import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Key;
import java.util.Optional;
import org.anju.gateway.GatewayConfig;
import org.anju.gateway.problem.Problem;
import org.anju.gateway.problem.Text;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Turns away requests without a sound access token, and says what is wrong with it. What the token allows is for the
 * services to judge, which check it once more.
 */
@ApplicationScoped
public class TokenCheck {

    private static final String SCHEME = "Bearer ";

    private static final Problem KEYS_AWAY = new Problem(
                    503,
                    "identity-provider-unavailable",
                    Text.of("Tokens cannot be checked just now", "暂时无法校验令牌"),
                    Text.of(
                            "Keycloak cannot be reached, so that the access token cannot be checked. Try again shortly.",
                            "认证中心暂时无法连接,不能校验访问令牌。请稍后重试。"))
            .retryAfter(5);

    private final SigningKeys keys;
    private final VerifiedTokens verified;
    private final JwtConsumer verification;
    private final JwtConsumer unverified;
    private final String issuer;

    TokenCheck(SigningKeys keys, VerifiedTokens verified, GatewayConfig config) {
        this.keys = keys;
        this.verified = verified;
        this.issuer = config.tokens().issuer();
        this.verification = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(
                        ConstraintType.PERMIT,
                        AlgorithmIdentifiers.RSA_USING_SHA256,
                        AlgorithmIdentifiers.RSA_USING_SHA384,
                        AlgorithmIdentifiers.RSA_USING_SHA512,
                        AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
                        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
                        AlgorithmIdentifiers.EDDSA))
                .setVerificationKeyResolver((signature, nesting) -> key(signature))
                .setExpectedIssuer(issuer)
                .setExpectedAudience(config.tokens().audience())
                .setRequireExpirationTime()
                .setRequireSubject()
                .build();
        this.unverified = new JwtConsumerBuilder()
                .setSkipAllValidators()
                .setSkipSignatureVerification()
                .setDisableRequireSignature()
                .build();
    }

    /** Empty when the token is sound, else what to answer. Done at once except while keys are being fetched. */
    public Future<Optional<Problem>> check(String authorization) {
        if (authorization == null || authorization.isBlank()) {
            return refused(TokenFault.MISSING);
        }
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return refused(TokenFault.MALFORMED);
        }
        String token = authorization.substring(SCHEME.length()).strip();
        if (verified.contains(token)) {
            return Future.succeededFuture(Optional.empty());
        }
        try {
            return Future.succeededFuture(verify(token));
        } catch (UnknownKeyException unknown) {
            return keys.refreshIfDue().map(done -> verifyWithFreshKeys(token));
        }
    }

    private Optional<Problem> verifyWithFreshKeys(String token) {
        try {
            return verify(token);
        } catch (UnknownKeyException unknown) {
            return Optional.of(keys.upToDate() ? TokenFault.WRONG_SIGNATURE.problem() : KEYS_AWAY);
        }
    }

    private Optional<Problem> verify(String token) throws UnknownKeyException {
        try {
            JwtContext context = verification.process(token);
            verified.add(token, context.getJwtClaims().getExpirationTime());
            return Optional.empty();
        } catch (MalformedClaimException malformed) {
            return Optional.of(TokenFault.MALFORMED.problem());
        } catch (InvalidJwtException invalid) {
            return Optional.of(fault(invalid, token).problem());
        }
    }

    private TokenFault fault(InvalidJwtException invalid, String token) throws UnknownKeyException {
        if (invalid.getCause() instanceof UnknownKeyException unknown) {
            if (claimsOtherIssuer(token)) {
                return TokenFault.WRONG_ISSUER;
            }
            throw unknown;
        }
        if (invalid.hasErrorCode(ErrorCodes.SIGNATURE_INVALID) || invalid.hasErrorCode(ErrorCodes.SIGNATURE_MISSING)) {
            return TokenFault.WRONG_SIGNATURE;
        }
        if (invalid.hasErrorCode(ErrorCodes.ISSUER_INVALID) || invalid.hasErrorCode(ErrorCodes.ISSUER_MISSING)) {
            return TokenFault.WRONG_ISSUER;
        }
        if (invalid.hasErrorCode(ErrorCodes.AUDIENCE_INVALID) || invalid.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
            return TokenFault.WRONG_AUDIENCE;
        }
        if (invalid.hasExpired()) {
            return TokenFault.EXPIRED;
        }
        if (invalid.hasErrorCode(ErrorCodes.NOT_YET_VALID)) {
            return TokenFault.NOT_YET_VALID;
        }
        return TokenFault.MALFORMED;
    }

    /** Only to explain a refusal: nothing is granted on the word of a token that is not verified. */
    private boolean claimsOtherIssuer(String token) {
        try {
            String claimed = unverified.process(token).getJwtClaims().getIssuer();
            return !issuer.equals(claimed);
        } catch (InvalidJwtException | MalformedClaimException unreadable) {
            return false;
        }
    }

    private Key key(JsonWebSignature signature) throws UnresolvableKeyException {
        String keyId = signature.getKeyIdHeaderValue();
        if (keyId == null) {
            throw new UnresolvableKeyException("The token names no key");
        }
        return keys.find(keyId).orElseThrow(UnknownKeyException::new);
    }

    private static Future<Optional<Problem>> refused(TokenFault fault) {
        return Future.succeededFuture(Optional.of(fault.problem()));
    }

    private static final class UnknownKeyException extends UnresolvableKeyException {

        private static final long serialVersionUID = 1L;

        UnknownKeyException() {
            super("The token is signed with a key that is not known");
        }
    }
}
