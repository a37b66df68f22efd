package org.anju.e2e.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the gateway answered to one request that was sent once. */
public record Answer(HttpResponse<byte[]> response) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public String contentType() {
        return header("Content-Type");
    }

    public byte[] bytes() {
        return response.body();
    }

    public JsonNode json() {
        try {
            return JSON.readTree(bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(this + " is not JSON", e);
        }
    }

    /** Each line of newline-delimited JSON. */
    public List<JsonNode> lines() {
        return new String(bytes(), StandardCharsets.UTF_8)
                .lines()
                .map(Answer::read)
                .toList();
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For messages of failed assertions. */
    @Override
    public String toString() {
        String text = contentType().contains("json") ? new String(bytes(), StandardCharsets.UTF_8) : contentType();
        return "%s %s → %d %s".formatted(response.request().method(), response.uri(), status(), text);
    }
}
