package org.anju.household.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Keys for their single purposes, derived from the master key by HKDF (RFC 5869).
 *
 * @param encryption AES-256
 * @param index HMAC-SHA-256 over identity numbers
 * @param digest HMAC-SHA-256 over what a roster tells of a household
 */
record FieldKeys(SecretKey encryption, SecretKey index, SecretKey digest) {

    private static final int KEY_BYTES = 32;

    static FieldKeys derive(byte[] master) {
        return new FieldKeys(
                expand(master, "AES", "anju household encryption"),
                expand(master, "HmacSHA256", "anju household identity index"),
                expand(master, "HmacSHA256", "anju household roster digest"));
    }

    private static SecretKey expand(byte[] master, String algorithm, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(master)
                                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), KEY_BYTES));
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
