package org.anju.load.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** What a server answered in the end. */
public record Answer(int status, String contentType, byte[] body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer of(HttpResponse<byte[]> response) {
        String contentType = response.headers().firstValue("Content-Type").orElse("");
        return new Answer(response.statusCode(), contentType, response.body());
    }

    public boolean successful() {
        return status >= 200 && status < 300;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body, or an empty object where it is not JSON. */
    public JsonNode json() {
        try {
            return JSON.readTree(text());
        } catch (JsonProcessingException exception) {
            return JSON.createObjectNode();
        }
    }

    /** The problem's type, or the bare status of an answer that is no problem document. */
    public String problem() {
        String type = json().path("type").asText("");
        return type.isEmpty() || type.equals("about:blank") ? "http-" + status : type;
    }

    /** What it says, short enough for one line. */
    public String summary() {
        String said =
                json().path("detail").asText(text()).replaceAll("\\s+", " ").strip();
        return status + " " + (said.length() > 200 ? said.substring(0, 200) + "…" : said);
    }
}
