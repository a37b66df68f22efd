package org.anju.verification.submission;

import static io.restassured.RestAssured.given;
import static org.anju.verification.testsupport.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.testsupport.FieldWork;
import org.anju.verification.testsupport.Given;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches over networks that break: whatever is sent again, each record is stored once, and each receipt says the same. */
@QuarkusTest
class UploadTest {

    private static final String VILLAGE = "622927100203";
    private static final int RECORDS = 40;

    @Inject
    Given given;

    @Inject
    FieldWork work;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private UUID campaign;
    private final Map<UUID, String> records = new HashMap<>();

    @BeforeEach
    void recordsOfManyHouseholds() {
        campaign = given.campaign();
        for (int record = 0; record < RECORDS; record++) {
            UUID id = Given.id();
            records.put(id, Given.withId(id, Given.record(campaign, given.household(VILLAGE))));
        }
    }

    @Test
    void storesABatchOnceThatComesThreeTimesInAnyOrder() {
        List<String> items = new ArrayList<>(records.values());
        Map<UUID, Map<String, Object>> first = send(items);
        assertThat(first.values()).extracting(receipt -> receipt.get("status")).containsOnly("STORED");

        for (int time = 0; time < 2; time++) {
            Collections.shuffle(items, new Random(time));
            Map<UUID, Map<String, Object>> again = send(items);
            assertThat(again.values())
                    .extracting(receipt -> receipt.get("status"))
                    .containsOnly("SAME");
            assertThat(asStored(again)).isEqualTo(asStored(first));
        }
        assertStoredOnce();
    }

    @Test
    void answersEachReceiptInTheItemsOrder() {
        List<UUID> order = new ArrayList<>(records.keySet());
        List<String> ids = given().auth()
                .oauth2(Tokens.of("verifier-" + VILLAGE))
                .contentType(ContentType.JSON)
                .body(batch(order.stream().map(records::get).toList()))
                .post("/api/v1/verifications/batch")
                .path("receipts.id");
        assertThat(ids).isEqualTo(order.stream().map(UUID::toString).toList());
    }

    @Test
    void storesNothingOfABatchThatBreaksOffWhileItIsSent() throws IOException {
        List<String> items = new ArrayList<>(records.values());
        byte[] request = request(batch(items));
        try (Socket phone = new Socket("127.0.0.1", port)) {
            OutputStream out = phone.getOutputStream();
            out.write(request, 0, request.length / 2);
            out.flush();
        }
        assertThat(held()).isEmpty();

        assertThat(send(items).values())
                .extracting(receipt -> receipt.get("status"))
                .containsOnly("STORED");
        assertStoredOnce();
    }

    @Test
    void givesTheReceiptsAgainThatWereLostOnTheirWay() throws IOException {
        List<String> items = new ArrayList<>(records.values());
        try (Socket phone = new Socket("127.0.0.1", port)) {
            phone.setSoLinger(true, 0);
            phone.getOutputStream().write(request(batch(items)));
            phone.getOutputStream().flush();
            // The phone goes out of reach before the first byte of the answer.
        }
        // Whether the server had the whole request when the connection broke is the network's affair; both must end
        // well.
        Map<UUID, Map<String, Object>> again = send(items);
        assertThat(again.values()).extracting(receipt -> receipt.get("status")).isSubsetOf("STORED", "SAME");
        assertThat(asStored(send(items))).isEqualTo(asStored(again));
        assertStoredOnce();
    }

    @Test
    void storesWhatArrivedWholeAlthoughNobodyWaitsForTheAnswer() throws IOException {
        List<String> items = new ArrayList<>(records.values());
        try (Socket phone = new Socket("127.0.0.1", port)) {
            phone.getOutputStream().write(request(batch(items)));
            phone.getOutputStream().flush();
            await().until(() -> held().size() == RECORDS);
        }
        Map<UUID, Map<String, Object>> again = send(items);
        assertThat(again.values()).extracting(receipt -> receipt.get("status")).containsOnly("SAME");
        assertStoredOnce();
    }

    @Test
    void takesOverlappingPartsOfABatchAtTheSameTime() {
        List<String> items = new ArrayList<>(records.values());
        List<Map<UUID, Map<String, Object>>> answers =
                List.of(items, items.subList(0, 30), items.subList(10, RECORDS)).parallelStream()
                        .map(this::send)
                        .toList();
        Map<UUID, Map<String, Object>> whole = asStored(answers.getFirst());
        for (Map<UUID, Map<String, Object>> part : answers.subList(1, 3)) {
            assertThat(whole).containsAllEntriesOf(asStored(part));
        }
        assertThat(answers.stream().flatMap(answer -> answer.values().stream()))
                .extracting(receipt -> receipt.get("status"))
                .containsOnly("STORED", "SAME")
                .filteredOn("STORED"::equals)
                .hasSize(RECORDS);
        assertStoredOnce();
    }

    @Test
    void takesUpWhatWasParkedInABatchAndAnswersTheSameAgain() {
        UUID unknown = Given.id();
        UUID parked = Given.id();
        String item = Given.withId(parked, Given.record(campaign, unknown));
        Map<String, Object> first = send(List.of(item)).get(parked);
        Map<String, Object> again = send(List.of(item)).get(parked);
        assertThat(first.get("status")).isEqualTo("PARKED");
        assertThat(again).isEqualTo(first);

        given.household(unknown, VILLAGE);
        await().until(() -> held().contains(parked.toString()));
        Map<String, Object> stored = send(List.of(item)).get(parked);
        assertThat(stored.get("status")).isEqualTo("SAME");
        assertThat(stored.get("digest")).isEqualTo(first.get("digest"));
    }

    private void assertStoredOnce() {
        assertThat(held())
                .containsExactlyInAnyOrderElementsOf(
                        records.keySet().stream().map(UUID::toString).toList());
    }

    private List<String> held() {
        return given().auth()
                .oauth2(Tokens.of("verifier-" + VILLAGE))
                .get("/api/v1/verifications/held?campaign=%s&village=%s&limit=1000".formatted(campaign, VILLAGE))
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private Map<UUID, Map<String, Object>> send(List<String> items) {
        List<Map<String, Object>> receipts = given().auth()
                .oauth2(Tokens.of("verifier-" + VILLAGE))
                .contentType(ContentType.JSON)
                .body(batch(items))
                .post("/api/v1/verifications/batch")
                .then()
                .statusCode(200)
                .extract()
                .path("receipts");
        Map<UUID, Map<String, Object>> byId = new HashMap<>();
        receipts.forEach(receipt -> byId.put(UUID.fromString((String) receipt.get("id")), receipt));
        assertThat(byId).hasSameSizeAs(items);
        return byId;
    }

    /** Apart from whether it was stored just now, and from what was found in it, which may be more a moment later. */
    private static Map<UUID, Map<String, Object>> asStored(Map<UUID, Map<String, Object>> receipts) {
        Map<UUID, Map<String, Object>> bare = new HashMap<>();
        receipts.forEach((id, receipt) -> {
            Map<String, Object> copy = new HashMap<>(receipt);
            copy.keySet().removeAll(Set.of("status", "findings"));
            bare.put(id, copy);
        });
        return bare;
    }

    private static String batch(List<String> items) {
        return "{\"items\": [" + String.join(",", items) + "]}";
    }

    private static byte[] request(String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST /api/v1/verifications/batch HTTP/1.1\r\nHost: phone\r\nAuthorization: Bearer "
                + Tokens.of("verifier-" + VILLAGE) + "\r\nContent-Type: application/json\r\nContent-Length: "
                + content.length + "\r\n\r\n";
        return (head + body).getBytes(StandardCharsets.UTF_8);
    }
}
