package org.anju.load.photo;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** A photo as a phone holds it before it is uploaded. */
public record MadePhoto(UUID id, byte[] bytes) {

    public static final String CONTENT_TYPE = "image/jpeg";

    /** SHA-256 in lower-case hexadecimal digits. */
    public String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("Every Java runtime has SHA-256", exception);
        }
    }
}
