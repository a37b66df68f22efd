package org.anju.e2e.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Server-sent events, collected as they come. */
public final class EventStream implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVENT = "event:";
    private static final String DATA = "data:";

    private final HttpResponse<InputStream> response;
    private final List<JsonNode> progress = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    private EventStream(HttpResponse<InputStream> response) {
        this.response = response;
        Thread.ofVirtual().start(this::collect);
    }

    public static EventStream open(Api api, String path) {
        HttpResponse<InputStream> response = api.stream(path);
        if (response.statusCode() != 200) {
            throw new IllegalStateException("The stream was answered with status " + response.statusCode());
        }
        return new EventStream(response);
    }

    /** The data of every event named {@code progress} so far. */
    public List<JsonNode> progress() {
        return progress;
    }

    private void collect() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String event = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(EVENT)) {
                    event = line.substring(EVENT.length()).strip();
                } else if (line.startsWith(DATA) && event.equals("progress")) {
                    progress.add(JSON.readTree(line.substring(DATA.length())));
                }
            }
        } catch (IOException e) {
            if (!closed) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
