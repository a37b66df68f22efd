package org.anju.gateway.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** What becomes of headers on their way through. */
final class Headers {

    static final String REQUEST_ID = "X-Request-Id";

    private static final Pattern SOUND_REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Meant for one connection only (RFC 9110, section 7.6.1). */
    private static final List<String> HOP_BY_HOP = List.of(
            "Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "TE", "Trailer", "Upgrade");

    private Headers() {}

    /** The sender's own id when it is harmless to log, else a new one. */
    static String requestId(HttpServerRequest request) {
        String given = request.getHeader(REQUEST_ID);
        if (given != null && SOUND_REQUEST_ID.matcher(given).matches()) {
            return given;
        }
        return UUID.randomUUID().toString();
    }

    static void removeHopByHop(MultiMap headers) {
        for (String connection : headers.getAll("Connection")) {
            for (String named : connection.split(",")) {
                headers.remove(named.strip());
            }
        }
        HOP_BY_HOP.forEach(headers::remove);
    }

    /** Says who asked and for what address; what the sender claims about that itself is not believed. */
    static void setForwarded(MultiMap headers, HttpServerRequest request) {
        headers.remove("Forwarded");
        headers.remove("X-Forwarded-Port");
        headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
        headers.set("X-Forwarded-Proto", request.scheme());
        if (request.authority() != null) {
            headers.set("X-Forwarded-Host", request.authority().toString());
        }
    }
}
