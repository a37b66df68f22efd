package org.anju.local.keycloak;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The demo users' password, hashed once for all of them with few rounds, so that 1,300 users are imported in seconds
 * and a log-in costs no noticeable time. For the demo realm only: the password is public anyway.
 */
final class DemoPassword {
    static final String ALGORITHM = "pbkdf2-sha256";
    static final int ITERATIONS = 5_000;
    private static final int KEY_BITS = 256;
    private static final int SALT_BYTES = 16;

    private DemoPassword() {}

    /** Keycloak hashes again at log-in whatever does not match its policy. */
    static String policy() {
        return "hashAlgorithm(%s) and hashIterations(%d)".formatted(ALGORITHM, ITERATIONS);
    }

    static Map<String, Object> credential() {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return Map.of(
                "type",
                "password",
                "credentialData",
                "{\"hashIterations\":%d,\"algorithm\":\"%s\",\"additionalParameters\":{}}"
                        .formatted(ITERATIONS, ALGORITHM),
                "secretData",
                "{\"value\":\"%s\",\"salt\":\"%s\",\"additionalParameters\":{}}"
                        .formatted(base64(hash(DemoUser.PASSWORD, salt)), base64(salt)));
    }

    static byte[] hash(String password, byte[] salt) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, KEY_BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
