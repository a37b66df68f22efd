package org.anju.household.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals values with the newest key, opens them with whichever sealed them, and makes the keyed digests that stand for them
 * in comparisons. Not safe for several threads.
 *
 * <p>A sealed value is the algorithm's mark and the key's number (1 byte), the nonce (12 bytes), the ciphertext and the tag
 * (16 bytes).
 */
public final class FieldSealer {

    private static final int NONCE_BYTES = 12;
    private static final int HEAD_BYTES = 1 + NONCE_BYTES;
    private static final int TAG_BYTES = 16;
    /** Random bytes are fetched for many values at once: each call goes to the kernel. */
    private static final int NONCES_AT_ONCE = 256;

    private final SealAlgorithm algorithm;
    private final Supplier<KeyRing> reread;
    private final Map<SealAlgorithm, Cipher> ciphers = new EnumMap<>(SealAlgorithm.class);
    private final Map<SecretKey, Mac> macs = new HashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final byte[] nonces = new byte[NONCES_AT_ONCE * NONCE_BYTES];
    private int nextNonce = nonces.length;
    private KeyRing ring;

    /** @param reread asked for the keys as they are now when a value names one that is not among the given */
    FieldSealer(KeyRing ring, SealAlgorithm algorithm, Supplier<KeyRing> reread) {
        this.ring = ring;
        this.algorithm = algorithm;
        this.reread = reread;
    }

    /** Null stays null. */
    public byte[] seal(Secret secret, String value) {
        return value == null ? null : seal(secret, value.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] seal(Secret secret, byte[] value) {
        return seal(secret, value, 0, value.length);
    }

    public byte[] seal(Secret secret, byte[] value, int offset, int length) {
        FieldKeys keys = ring.newest();
        byte[] sealed = new byte[HEAD_BYTES + length + TAG_BYTES];
        sealed[0] = algorithm.firstByte(keys.number());
        takeNonce(sealed);
        try {
            Cipher cipher = cipher(algorithm);
            cipher.init(Cipher.ENCRYPT_MODE, keys.encryption(algorithm), nonceOf(sealed));
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
        if (sealed.length < HEAD_BYTES + TAG_BYTES) {
            throw new IllegalStateException("Too short for a sealed value");
        }
        FieldKeys keys = keysNumbered(sealed[0] & SealAlgorithm.KEY_MASK);
        SealAlgorithm used = SealAlgorithm.of(sealed);
        try {
            Cipher cipher = cipher(used);
            cipher.init(Cipher.DECRYPT_MODE, keys.encryption(used), nonceOf(sealed));
            cipher.updateAAD(secret.label());
            return cipher.doFinal(sealed, HEAD_BYTES, sealed.length - HEAD_BYTES);
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException("Not sealed by this installation's key, or changed since", exception);
        }
    }

    /** The number of the key that seals now. */
    public int keyNumber() {
        return ring.newest().number();
    }

    /** The blind index: equal for equal identity numbers, and telling nothing without the key. For storing. */
    public byte[] indexOf(String idNumber) {
        return mac(ring.newest().index(), idNumber);
    }

    /** All blind indexes that the number may be stored with, while not all rows are of the newest key. For looking up. */
    public List<byte[]> indexesOf(String idNumber) {
        return ring.newestFirst().stream()
                .map(keys -> mac(keys.index(), idNumber))
                .toList();
    }

    /** Equal for equal texts. */
    public byte[] digestOf(String text) {
        return mac(ring.newest().digest(), text);
    }

    /** As the key before made it, for rows that are not sealed anew yet; null when there is no other key. */
    public byte[] olderDigestOf(String text) {
        List<FieldKeys> keys = ring.newestFirst();
        return keys.size() == 1 ? null : mac(keys.get(1).digest(), text);
    }

    /** Whether the digest was made of this text, by whichever key. */
    public boolean isDigestOf(byte[] digest, String text) {
        return ring.newestFirst().stream().anyMatch(keys -> MessageDigest.isEqual(digest, mac(keys.digest(), text)));
    }

    private FieldKeys keysNumbered(int number) {
        FieldKeys known = ring.find(number);
        if (known != null) {
            return known;
        }
        ring = reread.get();
        FieldKeys found = ring.find(number);
        if (found == null) {
            throw new IllegalStateException("Sealed with key %d, which the key file does not hold".formatted(number));
        }
        return found;
    }

    private Cipher cipher(SealAlgorithm wanted) throws GeneralSecurityException {
        Cipher cipher = ciphers.get(wanted);
        if (cipher == null) {
            cipher = wanted.cipher();
            ciphers.put(wanted, cipher);
        }
        return cipher;
    }

    private byte[] mac(SecretKey key, String text) {
        return macs.computeIfAbsent(key, FieldSealer::newMac).doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Mac newMac(SecretKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private static GCMParameterSpec nonceOf(byte[] sealed) {
        return new GCMParameterSpec(TAG_BYTES * 8, sealed, 1, NONCE_BYTES);
    }

    private void takeNonce(byte[] sealed) {
        if (nextNonce == nonces.length) {
            random.nextBytes(nonces);
            nextNonce = 0;
        }
        System.arraycopy(nonces, nextNonce, sealed, 1, NONCE_BYTES);
        nextNonce += NONCE_BYTES;
    }
}
