package org.anju.verification.recheck.draw;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Gives each record the key by which it is drawn: the lowest come first.
 *
 * <p>Weighted sampling without replacement by P. S. Efraimidis and P. G. Spirakis, "Weighted random sampling with a reservoir",
 * Information Processing Letters 97 (2006): the records with the largest u^(1/w) are drawn, u being uniform in (0, 1). The key
 * here is −ln(u)/w, which is in the opposite order and exponentially distributed with rate w. In place of a generator's next
 * number, u comes from HMAC-SHA-256 of the record's id under the seed, so that it depends on neither the order nor the
 * company in which a record is seen.
 */
final class SamplingKeys {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BITS = 52;

    private final Mac mac;

    SamplingKeys(String seed) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(seed.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, exception);
        }
    }

    double keyOf(FrameRecord record) {
        // StrictMath gives the same bits on every machine; Math need not.
        return -StrictMath.log(uniform(record)) / record.weight();
    }

    /** The first 52 bits of the hash and a half more: every value is exact, and neither 0 nor 1 can come out. */
    private double uniform(FrameRecord record) {
        byte[] id = ByteBuffer.allocate(16)
                .putLong(record.id().getMostSignificantBits())
                .putLong(record.id().getLeastSignificantBits())
                .array();
        long bits = ByteBuffer.wrap(mac.doFinal(id)).getLong() >>> (Long.SIZE - BITS);
        return (bits + 0.5) / (1L << BITS);
    }
}
