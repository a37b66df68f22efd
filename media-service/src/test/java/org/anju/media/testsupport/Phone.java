package org.anju.media.testsupport;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.anju.common.testsupport.Tokens;

/** What a field worker's phone does with photos. */
public final class Phone {

    public static final String VERIFIER = "verifier-" + TestHouseholds.VILLAGE;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Phone() {}

    /** A body for {@code POST /photos} that fits the picture; to be changed at will. */
    public static Map<String, Object> declaration(UUID household, byte[] picture) {
        Map<String, Object> body = new HashMap<>();
        body.put("id", UUID.randomUUID().toString());
        body.put("verificationId", UUID.randomUUID().toString());
        body.put("householdId", household.toString());
        body.put("slot", "FRONT");
        body.put("contentType", "image/jpeg");
        body.put("sizeBytes", picture.length);
        body.put("sha256", sha256(picture));
        body.put("capturedAt", "2026-06-05T09:30:00+08:00");
        return body;
    }

    public static ValidatableResponse declare(Map<String, Object> body) {
        return declareAs(VERIFIER, body);
    }

    public static ValidatableResponse declareAs(String username, Map<String, Object> body) {
        return given().auth()
                .oauth2(Tokens.of(username))
                .contentType("application/json")
                .body(body)
                .post("/api/v1/photos")
                .then();
    }

    /** The store's status. */
    public static int upload(Response declared, byte[] content) throws IOException, InterruptedException {
        return upload(declared, declared.path("upload.headers"), content);
    }

    public static int upload(Response declared, Map<String, String> headers, byte[] content)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(declared.path("upload.url")))
                .method(declared.path("upload.method"), BodyPublishers.ofByteArray(content));
        headers.forEach(request::header);
        return HTTP.send(request.build(), BodyHandlers.ofString()).statusCode();
    }

    public static ValidatableResponse confirm(Object photo) {
        return confirmAs(VERIFIER, photo);
    }

    public static ValidatableResponse confirmAs(String username, Object photo) {
        return given().auth()
                .oauth2(Tokens.of(username))
                .post("/api/v1/photos/{id}/confirm", photo)
                .then();
    }

    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
