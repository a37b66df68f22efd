package org.anju.load.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.load.http.Answer;
import org.anju.load.http.PatientClient;
import org.anju.load.photo.MadePhoto;

/** The platform's API, as far as phones and this program use it; every call is repeated until it has a final answer. */
public final class Gateway {

    private static final int UNAUTHORIZED = 401;
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Duration ROSTER_LIMIT = Duration.ofMinutes(2);

    private final Addresses addresses;
    private final PatientClient client;
    private final AccessTokens tokens;

    public Gateway(Addresses addresses, PatientClient client, AccessTokens tokens) {
        this.addresses = addresses;
        this.client = client;
        this.tokens = tokens;
    }

    public JsonNode campaign(String username, UUID campaign) throws IOException, InterruptedException {
        return required("campaign " + campaign, get(username, "/campaigns/" + campaign))
                .json();
    }

    public void createCampaign(String username, String body) throws IOException, InterruptedException {
        required("the new campaign", send(username, "/campaigns", "POST", body));
    }

    /** The codes of the regions directly below. */
    public List<String> children(String username, String region) throws IOException, InterruptedException {
        JsonNode children = required("the regions below " + region, get(username, "/regions/" + region + "/children"))
                .json();
        List<String> codes = new ArrayList<>();
        (children.isArray() ? children : children.path("items"))
                .forEach(child -> codes.add(child.path("code").asText()));
        return codes;
    }

    public Answer taskPack(String username, String village, UUID campaign) throws IOException, InterruptedException {
        return get(username, "/task-packs/" + village + "?campaign=" + campaign);
    }

    public Answer submit(String username, UUID verification, String body) throws IOException, InterruptedException {
        return send(username, "/verifications/" + verification, "PUT", body);
    }

    /** @param body up to 500 records */
    public Answer submitBatch(String username, String body) throws IOException, InterruptedException {
        return send(username, "/verifications/batch", "POST", body);
    }

    public Answer reconcile(String username, String body) throws IOException, InterruptedException {
        return send(username, "/verifications/reconcile", "POST", body);
    }

    /** @param declaration as {@link PhotoDeclaration#json} gives it */
    public Answer declare(String username, String declaration) throws IOException, InterruptedException {
        return send(username, "/photos", "POST", declaration);
    }

    public Answer upload(UploadTarget target, MadePhoto photo) throws IOException, InterruptedException {
        HttpRequest request = target.request(photo);
        return client.send("upload", () -> request);
    }

    public Answer confirm(String username, UUID photo) throws IOException, InterruptedException {
        return send(username, "/photos/" + photo + "/confirm", "POST", "");
    }

    /** @return the import as it was accepted, with its id */
    public JsonNode importRoster(String username, Path roster, String fileName)
            throws IOException, InterruptedException {
        String token = tokens.of(username);
        HttpRequest request = HttpRequest.newBuilder(addresses.api("/roster-imports?fileName=" + fileName))
                .timeout(ROSTER_LIMIT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", roster.toString().endsWith(".csv") ? "text/csv" : WORKBOOK)
                .POST(BodyPublishers.ofFile(roster))
                .build();
        return required("a roster import", client.send("roster", () -> request)).json();
    }

    public JsonNode rosterImport(String username, UUID id) throws IOException, InterruptedException {
        return required("roster import " + id, get(username, "/roster-imports/" + id))
                .json();
    }

    public Answer progress(String username, UUID campaign, String region) throws IOException, InterruptedException {
        return get(username, "/reports/progress?campaign=" + campaign + "&region=" + region + "&by=county");
    }

    private Answer get(String username, String path) throws IOException, InterruptedException {
        return authorized(username, path, "GET", BodyPublishers.noBody());
    }

    private Answer send(String username, String path, String method, String body)
            throws IOException, InterruptedException {
        return authorized(username, path, method, BodyPublishers.ofString(body));
    }

    private Answer authorized(String username, String path, String method, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        Answer answer = client.send(method + " " + path, () -> request(username, path, method, body));
        if (answer.status() != UNAUTHORIZED) {
            return answer;
        }
        tokens.forget(username);
        return client.send(method + " " + path, () -> request(username, path, method, body));
    }

    private HttpRequest request(String username, String path, String method, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(addresses.api(path))
                .timeout(PatientClient.ANSWER_LIMIT)
                .header("Authorization", "Bearer " + tokens.of(username))
                .header("Accept-Language", "en");
        if (!method.equals("GET")) {
            request.header("Content-Type", "application/json");
        }
        return request.method(method, body).build();
    }

    private static Answer required(String what, Answer answer) {
        if (!answer.successful()) {
            throw new RefusedException("The platform does not give " + what, answer);
        }
        return answer;
    }

    /** What a phone tells of a photo before it uploads it. */
    public record PhotoDeclaration(
            MadePhoto photo, UUID verificationId, UUID householdId, String slot, String capturedAt) {

        public String json() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("id", photo.id().toString())
                    .put("verificationId", verificationId.toString())
                    .put("householdId", householdId.toString())
                    .put("slot", slot)
                    .put("contentType", MadePhoto.CONTENT_TYPE)
                    .put("sizeBytes", photo.bytes().length)
                    .put("sha256", photo.digest())
                    .put("capturedAt", capturedAt)
                    .toString();
        }
    }
}
