package org.anju.household.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Keys for their single purposes, derived from a master key by HKDF (RFC 5869).
 *
 * @param number by which sealed values name their master key
 * @param aes AES-256
 * @param sm4 SM4, whose keys have 128 bits
 * @param index HMAC-SHA-256 over identity numbers
 * @param digest HMAC-SHA-256 over what a roster tells of a household
 */
record FieldKeys(int number, SecretKey aes, SecretKey sm4, SecretKey index, SecretKey digest) {

    private static final int KEY_BYTES = 32;
    private static final int SM4_KEY_BYTES = 16;

    static FieldKeys derive(int number, byte[] master) {
        return new FieldKeys(
                number,
                expand(master, "AES", "anju household encryption", KEY_BYTES),
                expand(master, "SM4", "anju household encryption SM4", SM4_KEY_BYTES),
                expand(master, "HmacSHA256", "anju household identity index", KEY_BYTES),
                expand(master, "HmacSHA256", "anju household roster digest", KEY_BYTES));
    }

    SecretKey encryption(SealAlgorithm algorithm) {
        return switch (algorithm) {
            case AES_GCM -> aes;
            case SM4_GCM -> sm4;
        };
    }

    private static SecretKey expand(byte[] master, String algorithm, String purpose, int bytes) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(master)
                                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), bytes));
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
