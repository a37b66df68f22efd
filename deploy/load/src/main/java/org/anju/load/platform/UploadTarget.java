package org.anju.load.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.anju.load.http.PatientClient;
import org.anju.load.photo.MadePhoto;

/** Where and how the store takes one photo: by PUT with the given headers, or by POST with the given form fields. */
public record UploadTarget(String method, URI url, Map<String, String> headers, Map<String, String> fields) {

    private static final String BOUNDARY = "anju-photo-1c9f6a52";

    public static UploadTarget of(JsonNode upload) {
        return new UploadTarget(
                upload.path("method").asText(),
                URI.create(upload.path("url").asText()),
                texts(upload.path("headers")),
                texts(upload.path("fields")));
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    public HttpRequest request(MadePhoto photo) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(PatientClient.ANSWER_LIMIT);
        headers.forEach((name, value) -> {
            // The client sets the length by itself and refuses to be told.
            if (!name.equalsIgnoreCase("Content-Length") && !name.equalsIgnoreCase("Host")) {
                request.setHeader(name, value);
            }
        });
        if (method.equals("POST")) {
            return request.setHeader("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .POST(form(photo.bytes()))
                    .build();
        }
        return request.PUT(BodyPublishers.ofByteArray(photo.bytes())).build();
    }

    /** The file has to be the last field: the store ignores what follows it. */
    private HttpRequest.BodyPublisher form(byte[] file) {
        StringBuilder head = new StringBuilder();
        fields.forEach((name, value) -> head.append("--")
                .append(BOUNDARY)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        head.append("--")
                .append(BOUNDARY)
                .append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"photo.jpg\"\r\nContent-Type: ")
                .append(MadePhoto.CONTENT_TYPE)
                .append("\r\n\r\n");
        return BodyPublishers.concat(
                BodyPublishers.ofString(head.toString()),
                BodyPublishers.ofByteArray(file),
                BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
    }
}
