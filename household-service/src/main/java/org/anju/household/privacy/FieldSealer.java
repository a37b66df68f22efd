package org.anju.household.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals values with AES-256-GCM, and makes the keyed digests that stand for them in comparisons. Not safe for several
 * threads.
 *
 * <p>A sealed value is the key's number (1 byte), the nonce (12 bytes), the ciphertext and the tag (16 bytes).
 */
public final class FieldSealer {

    private static final byte CURRENT_KEY = 1;
    private static final int NONCE_BYTES = 12;
    private static final int HEAD_BYTES = 1 + NONCE_BYTES;
    private static final int TAG_BYTES = 16;
    /** Random bytes are fetched for many values at once: each call goes to the kernel. */
    private static final int NONCES_AT_ONCE = 256;

    private final SecretKey encryption;
    private final Cipher cipher;
    private final Mac index;
    private final Mac digest;
    private final SecureRandom random = new SecureRandom();
    private final byte[] nonces = new byte[NONCES_AT_ONCE * NONCE_BYTES];
    private int nextNonce = nonces.length;

    FieldSealer(FieldKeys keys) {
        try {
            encryption = keys.encryption();
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
            index = mac(keys.index());
            digest = mac(keys.digest());
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException(exception);
        }
    }

    /** Null stays null. */
    public byte[] seal(Secret secret, String value) {
        return value == null ? null : seal(secret, value.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] seal(Secret secret, byte[] value) {
        return seal(secret, value, 0, value.length);
    }

    public byte[] seal(Secret secret, byte[] value, int offset, int length) {
        byte[] sealed = new byte[HEAD_BYTES + length + TAG_BYTES];
        sealed[0] = CURRENT_KEY;
        takeNonce(sealed);
        try {
            cipher.init(Cipher.ENCRYPT_MODE, encryption, new GCMParameterSpec(TAG_BYTES * 8, sealed, 1, NONCE_BYTES));
            cipher.updateAAD(secret.label());
            cipher.doFinal(value, offset, length, sealed, HEAD_BYTES);
            return sealed;
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException(exception);
        }
    }

    /** Null stays null. */
    public String open(Secret secret, byte[] sealed) {
        return sealed == null ? null : new String(openBytes(secret, sealed), StandardCharsets.UTF_8);
    }

    /** @throws IllegalStateException when the value was changed, is of another kind, or was sealed with another key */
    public byte[] openBytes(Secret secret, byte[] sealed) {
        if (sealed.length < HEAD_BYTES + TAG_BYTES || sealed[0] != CURRENT_KEY) {
            throw new IllegalStateException("Sealed with a key that is not here");
        }
        try {
            cipher.init(Cipher.DECRYPT_MODE, encryption, new GCMParameterSpec(TAG_BYTES * 8, sealed, 1, NONCE_BYTES));
            cipher.updateAAD(secret.label());
            return cipher.doFinal(sealed, HEAD_BYTES, sealed.length - HEAD_BYTES);
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException("Not sealed by this installation's key, or changed since", exception);
        }
    }

    /** The blind index: equal for equal identity numbers, and telling nothing without the key. */
    public byte[] indexOf(String idNumber) {
        return index.doFinal(idNumber.getBytes(StandardCharsets.UTF_8));
    }

    /** Equal for equal texts. */
    public byte[] digestOf(String text) {
        return digest.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private void takeNonce(byte[] sealed) {
        if (nextNonce == nonces.length) {
            random.nextBytes(nonces);
            nextNonce = 0;
        }
        System.arraycopy(nonces, nextNonce, sealed, 1, NONCE_BYTES);
        nextNonce += NONCE_BYTES;
    }

    private static Mac mac(SecretKey key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        return mac;
    }
}
