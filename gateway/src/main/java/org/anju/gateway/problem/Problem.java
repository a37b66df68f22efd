package org.anju.gateway.problem;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** A refusal by the gateway itself, in the form that the services' refusals have (RFC 9457). */
public record Problem(int status, String slug, Text title, Text detail, Map<String, String> headers) {

    public static final String CONTENT_TYPE = "application/problem+json";

    public Problem(int status, String slug, Text title, Text detail) {
        this(status, slug, title, detail, Map.of());
    }

    public Problem with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Problem(status, slug, title, detail, Map.copyOf(more));
    }

    public Problem retryAfter(int seconds) {
        return with("Retry-After", Integer.toString(seconds));
    }

    public Buffer body(HttpServerRequest request) {
        String language = request.getHeader("Accept-Language");
        return new JsonObject()
                .put("type", "urn:anju:problem:" + slug)
                .put("title", title.in(language))
                .put("status", status)
                .put("detail", detail.in(language))
                .put("instance", request.path())
                .toBuffer();
    }

    /** Answers with this problem; what is left of the request's body is read and dropped. */
    public void send(HttpServerRequest request) {
        headers.forEach(request.response()::putHeader);
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", CONTENT_TYPE)
                .end(body(request));
    }
}
