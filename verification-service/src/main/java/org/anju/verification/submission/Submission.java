package org.anju.verification.submission;

import java.util.HexFormat;
import java.util.UUID;
import org.anju.common.caller.RegionScope;

/**
 * A record that has passed its rules and waits to be stored.
 *
 * @param revision 1, or one more than that of the record whose place it takes
 * @param detailsJson the record's details, or null
 * @param body the record as JSON in canonical form
 * @param digest SHA-256 of that form: two requests are the same when their digests are
 */
record Submission(
        SubmitVerificationRequest request,
        int revision,
        String detailsJson,
        byte[] body,
        byte[] digest,
        String submittedBy,
        String submittedByName,
        RegionScope scope,
        RegionScope campaignScope) {

    UUID id() {
        return request.id();
    }

    /** Whether it corrects no record that it names. */
    boolean isFirst() {
        return request.replaces() == null;
    }

    Submission asRevision(int number) {
        return new Submission(
                request, number, detailsJson, body, digest, submittedBy, submittedByName, scope, campaignScope);
    }

    String digestHex() {
        return HexFormat.of().formatHex(digest);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
