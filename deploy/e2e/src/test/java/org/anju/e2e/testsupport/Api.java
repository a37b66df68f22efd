package org.anju.e2e.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.anju.local.platform.Port;
import org.anju.local.platform.Settings;

/** The API as one user reaches it through the gateway. Nothing is repeated: a test sees the first answer. */
public final class Api {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String root;
    private final String authorization;
    private final String language;

    private Api(String root, String authorization, String language) {
        this.root = root;
        this.authorization = authorization;
        this.language = language;
    }

    /** @param authorization the header's value, or empty to send none */
    static Api of(Settings settings, String authorization) {
        return new Api(settings.url(Port.GATEWAY) + "/api/v1", authorization, "en");
    }

    public Api in(String otherLanguage) {
        return new Api(root, authorization, otherLanguage);
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String json) {
        return post(path, "application/json", BodyPublishers.ofString(json));
    }

    public Answer post(String path, String contentType, BodyPublisher body) {
        return send(request(path).header("Content-Type", contentType).POST(body));
    }

    public Answer put(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    private static Answer send(HttpRequest.Builder request) {
        return new Answer(exchange(request.timeout(LIMIT).build(), BodyHandlers.ofByteArray()));
    }

    /** An answer that goes on until the caller closes its body. */
    HttpResponse<InputStream> stream(String path) {
        return exchange(request(path).header("Accept", "text/event-stream").build(), BodyHandlers.ofInputStream());
    }

    /** Sends a request that goes elsewhere, such as to the store. */
    static Answer sendElsewhere(HttpRequest request) {
        return new Answer(exchange(request, BodyHandlers.ofByteArray()));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(root + path)).header("Accept-Language", language);
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private static <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return CLIENT.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException("No answer from " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + request.uri(), e);
        }
    }
}
