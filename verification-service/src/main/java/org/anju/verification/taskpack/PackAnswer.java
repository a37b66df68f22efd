package org.anju.verification.taskpack;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/**
 * A pack on its way to the caller.
 *
 * @param tag names what it says; null content means that the caller has that already
 */
record PackAnswer(PackCursor tag, byte[] content, boolean compressed) {

    private static final String GZIP = "gzip";
    private static final Pattern ACCEPTED =
            Pattern.compile("(?:^|,)\\s*(?:gzip|\\*)\\s*(?:;\\s*q=([0-9.]+))?\\s*(?:,|$)");

    static PackAnswer notModified(PackCursor tag) {
        return new PackAnswer(tag, null, false);
    }

    static boolean acceptsGzip(String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        Matcher accepted = ACCEPTED.matcher(acceptEncoding.toLowerCase(Locale.ROOT));
        return accepted.find()
                && (accepted.group(1) == null || !accepted.group(1).matches("0(\\.0*)?"));
    }

    /** Weak: the same is said whether it is compressed or not. */
    static String entityTag(PackCursor tag) {
        return "W/\"" + tag + "\"";
    }

    /** Whether one of the tags in an {@code If-None-Match} header is this one. */
    static boolean names(String ifNoneMatch, PackCursor tag) {
        return ifNoneMatch != null && ifNoneMatch.contains("\"" + tag + "\"");
    }

    RestResponse<byte[]> toResponse() {
        ResponseBuilder<byte[]> response =
                content == null ? ResponseBuilder.create(Status.NOT_MODIFIED) : ResponseBuilder.ok(content);
        response.header("ETag", entityTag(tag))
                .header("Cache-Control", "private, no-cache")
                .header("Vary", "Accept-Encoding");
        if (compressed) {
            response.header("Content-Encoding", GZIP);
        }
        return response.build();
    }
}
