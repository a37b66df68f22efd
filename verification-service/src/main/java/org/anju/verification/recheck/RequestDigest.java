package org.anju.verification.recheck;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.anju.common.digest.Sha256;

/** Tells a request that comes again from another one with the same id. */
public final class RequestDigest {

    private RequestDigest() {}

    /** SHA-256 of the parts' texts in their order, 64 hex digits. */
    public static String of(Object... parts) {
        MessageDigest digest = Sha256.start();
        for (Object part : parts) {
            String text = String.valueOf(part);
            // With its length before it no part can be taken for the end of another.
            digest.update((text.length() + ":" + text).getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
