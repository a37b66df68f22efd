package org.anju.verification.campaign;

import org.anju.common.digest.Sha256;

/** Tells whether a request is the one that created something. */
public final class RequestDigest {

    private RequestDigest() {}

    /** @param request a record, whose text names all its values */
    public static byte[] of(Record request) {
        return Sha256.of(request.toString());
    }
}
