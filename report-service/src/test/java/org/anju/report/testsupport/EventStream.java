package org.anju.report.testsupport;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener to server-sent events. */
public final class EventStream implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();
    private final CompletableFuture<HttpResponse<Void>> response;
    private final StringBuilder event = new StringBuilder();

    private EventStream(HttpRequest request) {
        response = client.sendAsync(request, HttpResponse.BodyHandlers.fromLineSubscriber(new Lines(this::read)));
    }

    public static EventStream open(URI uri, String token) {
        return new EventStream(HttpRequest.newBuilder(uri)
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build());
    }

    /** The events' lines, one text for each event. */
    public List<String> received() {
        return received;
    }

    public List<String> comments() {
        return comments;
    }

    public boolean hasEnded() {
        return response.isDone();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private void read(String line) {
        if (line.startsWith(":")) {
            comments.add(line);
            return;
        }
        if (!line.isEmpty()) {
            event.append(line).append('\n');
            return;
        }
        if (!event.isEmpty()) {
            received.add(event.toString());
            event.setLength(0);
        }
    }
}
