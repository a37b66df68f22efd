package org.anju.gateway.proxy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.anju.gateway.testsupport.FakeServices;
import org.anju.gateway.testsupport.Keycloak;
import org.anju.gateway.testsupport.RawConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FakeServices.class)
class GatewayTest {

    private static final int MEBIBYTE = 1024 * 1024;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeEach
    void hold() {
        FakeServices.held = new CountDownLatch(1);
    }

    @AfterEach
    void release() {
        FakeServices.held.countDown();
    }

    @Test
    void passesRequestAndAnswerThrough() {
        county().queryParam("name", "城关镇")
                .header("Accept-Language", "zh-CN")
                .get("/api/v1/regions")
                .then()
                .statusCode(200)
                .header("X-From-Service", "yes")
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"))
                .body("method", equalTo("GET"))
                .body("uri", equalTo("/api/v1/regions?name=%E5%9F%8E%E5%85%B3%E9%95%87"))
                .body("headers.accept-language", equalTo("zh-CN"))
                .body("headers.authorization", equalTo("Bearer " + Keycloak.tokenOf("county-622927")))
                .body("headers.x-forwarded-proto", equalTo("http"))
                .body("headers.x-forwarded-for", equalTo("127.0.0.1"))
                .body("headers.host", equalTo("127.0.0.1:" + RestAssured.port))
                .body("headers.x-forwarded-host", equalTo("127.0.0.1:" + RestAssured.port));
    }

    @Test
    void keepsSoundRequestIdAndReplacesOthers() {
        county().header("X-Request-Id", "visit-42")
                .get("/api/v1/regions")
                .then()
                .header("X-Request-Id", equalTo("visit-42"))
                .body("headers.x-request-id", equalTo("visit-42"));
        county().header("X-Request-Id", "a b{}<script>")
                .get("/api/v1/regions")
                .then()
                .header("X-Request-Id", not("a b{}<script>"));
    }

    @Test
    void doesNotBelieveForwardedHeaders() {
        county().header("X-Forwarded-For", "10.1.2.3")
                .header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "for=10.1.2.3")
                .get("/api/v1/regions")
                .then()
                .body("headers.x-forwarded-for", equalTo("127.0.0.1"))
                .body("headers.x-forwarded-host", equalTo("127.0.0.1:" + RestAssured.port))
                .body("headers", not(hasKey("forwarded")));
    }

    @Test
    void keepsHopByHopHeadersToTheirHop() throws Exception {
        String answer;
        try (RawConnection connection = new RawConnection(RestAssured.port)) {
            answer = connection
                    .send("GET /api/v1/regions HTTP/1.1\r\nHost: gateway\r\n" + authorization()
                            + "Connection: X-Private\r\nX-Private: 1\r\nTE: trailers\r\nKeep-Alive: 5\r\n\r\n")
                    .readUntil("}}");
        }

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(answer.toLowerCase()).doesNotContain("x-private", "\"te\"", "keep-alive");
    }

    @Test
    void streamsLargeRosterThrough() throws Exception {
        long size = 100L * MEBIBYTE;
        HttpRequest request = request("/api/v1/roster-imports")
                .POST(BodyPublishers.ofInputStream(() -> zeros(size)))
                .build();

        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(answer.body()).getLong("bodySize")).isEqualTo(size);
    }

    @Test
    void refusesBodyThatIsDeclaredTooLarge() {
        int callsBefore = FakeServices.CALLS.get();

        county().body(new byte[MEBIBYTE + 1])
                .post("/api/v1/households")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:anju:problem:body-too-large"))
                .body("detail", matchesPattern(".*at most 1 MB.*"));

        assertThat(FakeServices.CALLS).hasValue(callsBefore);
    }

    @Test
    void refusesBodyThatGrowsTooLarge() throws Exception {
        try (RawConnection connection = new RawConnection(RestAssured.port)) {
            connection.send("POST /api/v1/households HTTP/1.1\r\nHost: gateway\r\n" + authorization()
                    + "Transfer-Encoding: chunked\r\n\r\n");
            for (int chunk = 0; chunk < 40; chunk++) {
                connection.sendChunk(64 * 1024);
            }

            String answer = connection.readUntil("\r\n\r\n");

            assertThat(answer).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void invitesWaitingBodiesOnlyWhereTheyAreWelcome() throws Exception {
        String head = " HTTP/1.1\r\nHost: gateway\r\n" + authorization() + "Expect: 100-continue\r\n";
        try (RawConnection welcome = new RawConnection(RestAssured.port);
                RawConnection tooLarge = new RawConnection(RestAssured.port)) {
            welcome.send("POST /api/v1/households" + head + "Content-Length: 2\r\n\r\n");
            assertThat(welcome.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100");
            assertThat(welcome.send("{}").readUntil("\r\n\r\n")).startsWith("HTTP/1.1 200");

            tooLarge.send("POST /api/v1/households" + head + "Content-Length: 2000000\r\n\r\n");
            assertThat(tooLarge.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void passesEventsOnAsTheyCome() throws Exception {
        HttpRequest request = request("/api/v1/reports/stream").GET().build();

        HttpResponse<Stream<String>> stream = client.send(request, BodyHandlers.ofLines());
        List<String> lines = new ArrayList<>();
        stream.body().forEach(line -> {
            lines.add(line);
            // The second event is only sent when the first has arrived here.
            FakeServices.held.countDown();
        });

        assertThat(stream.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(lines).containsSequence("data: 1").containsSequence("data: 2");
    }

    @Test
    void countsStreamsApartFromRequests() throws Exception {
        HttpRequest request = request("/api/v1/reports/stream").GET().build();
        List<InputStream> open = new ArrayList<>();
        for (int index = 0; index < 2; index++) {
            open.add(client.send(request, BodyHandlers.ofInputStream()).body());
        }

        county().get("/api/v1/reports/progress").then().statusCode(200);
        county().get("/api/v1/reports/stream").then().statusCode(503);

        for (InputStream stream : open) {
            stream.close();
        }
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(gauge("anju_gateway_streams", "report"))
                .isZero());
    }

    @Test
    void turnsAwayWhatIsTooMuchAtOnce() {
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        for (int index = 0; index < 3; index++) {
            waiting.add(client.sendAsync(request("/api/v1/photos/held").GET().build(), BodyHandlers.ofString()));
        }
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(gauge("anju_gateway_in_flight", "media"))
                .isEqualTo(3));

        county().get("/api/v1/photos/1")
                .then()
                .statusCode(503)
                .header("Retry-After", "2")
                .body("type", equalTo("urn:anju:problem:service-busy"));
        county().get("/api/v1/regions").then().statusCode(200);

        FakeServices.held.countDown();
        waiting.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(204));
        county().get("/api/v1/photos/1").then().statusCode(200);
    }

    @Test
    void givesUpOnServiceThatDoesNotAnswer() {
        county().get("/api/v1/photos/held")
                .then()
                .statusCode(504)
                .body("type", equalTo("urn:anju:problem:service-too-slow"));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(gauge("anju_gateway_in_flight", "media"))
                .isZero());
    }

    @Test
    void namesServiceThatIsDown() {
        county().get("/api/v1/verifications/1")
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .contentType("application/problem+json")
                .body("type", equalTo("urn:anju:problem:service-unavailable"))
                .body("detail", matchesPattern("The verification service .*"));
        county().body("{}").post("/api/v1/verifications/batch").then().statusCode(503);
        county().get("/api/v1/regions").then().statusCode(200);
    }

    @Test
    void doesNotPassBrokenAnswerOffAsWhole() throws Exception {
        String answer = raw("GET /api/v1/photos/broken HTTP/1.1\r\nHost: gateway\r\n" + authorization() + "\r\n");

        assertThat(answer).contains("1000").hasSizeLessThan(1_000);
    }

    @Test
    void forgetsRequestsOfCallersWhoHangUp() throws Exception {
        try (RawConnection connection = new RawConnection(RestAssured.port)) {
            connection.send("GET /api/v1/photos/held HTTP/1.1\r\nHost: gateway\r\n" + authorization() + "\r\n");
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() ->
                            assertThat(gauge("anju_gateway_in_flight", "media")).isEqualTo(1));
        }

        // Sooner than the gateway would give up on the service.
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(gauge("anju_gateway_in_flight", "media"))
                .isZero());
    }

    @Test
    void stopsReadingForCallersWhoHangUpWithinAnswers() throws Exception {
        try (RawConnection connection = new RawConnection(RestAssured.port)) {
            connection.send("GET /api/v1/photos/long HTTP/1.1\r\nHost: gateway\r\n" + authorization() + "\r\n");
            assertThat(connection.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 200");
        }

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(gauge("anju_gateway_in_flight", "media"))
                .isZero());
        county().get("/api/v1/photos/1").then().statusCode(200);
    }

    @Test
    void keepsTheServicesOwnAddressesInside() throws Exception {
        for (String path : List.of(
                "/api/v1/households/../photos",
                "/api/v1/households/%2e%2e/photos",
                "/api/v1/unknown",
                "/api/v1/households%2Fq",
                "/admin")) {
            String answer = raw(
                    "GET " + path + " HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n" + authorization() + "\r\n");

            assertThat(answer).as(path).startsWith("HTTP/1.1 404").contains("urn:anju:problem:not-found");
        }
    }

    @Test
    void refusesTrace() {
        county().request("TRACE", "/api/v1/regions").then().statusCode(405);
    }

    @Test
    void servesDescriptionsWithoutToken() {
        given().get("/openapi/household")
                .then()
                .statusCode(200)
                .body("uri", equalTo("/q/openapi"))
                .body("headers.authorization", nullValue());
    }

    @Test
    void asksForToken() {
        given().header("Accept-Language", "zh")
                .get("/api/v1/regions")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer realm=\"anju\""))
                .contentType("application/problem+json")
                .body("type", equalTo("urn:anju:problem:token-missing"))
                .body("title", equalTo("请先登录"));
    }

    @Test
    void refusesTokenOfTheRealmWithOtherClaims() {
        String[] parts = Keycloak.tokenOf("county-622927").split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String more = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.replace("622927000000", "622900000000").getBytes(StandardCharsets.UTF_8));

        given().auth()
                .oauth2(parts[0] + "." + more + "." + parts[2])
                .get("/api/v1/regions")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", matchesPattern(".*error=\"invalid_token\".*"))
                .body("type", equalTo("urn:anju:problem:token-wrong-signature"));
    }

    @Test
    void tellsWhichServicesAreThere() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks[0].data.household", equalTo("reached"))
                .body("checks[0].data.verification", equalTo("away"))
                .body("checks[0].data.keycloak", equalTo("reached")));
    }

    @Test
    void listsServicesInSwaggerUiInTheOrderOfWork() {
        String page = given().redirects().follow(true).get("/").asString();

        assertThat(page)
                .contains("clientId: 'anju-swagger'", "usePkceWithAuthorizationCodeGrant: true", "scopes: 'openid'")
                .doesNotContain("clientSecret");
        assertThat(page.substring(page.indexOf("urls: ["), page.indexOf("]", page.indexOf("urls: ["))))
                .containsSubsequence(
                        "/openapi/household", "/openapi/verification", "/openapi/media", "/openapi/report");
    }

    private static RequestSpecification county() {
        return given().auth().oauth2(Keycloak.tokenOf("county-622927"));
    }

    private static String authorization() {
        return "Authorization: Bearer " + Keycloak.tokenOf("county-622927") + "\r\n";
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + Keycloak.tokenOf("county-622927"));
    }

    /** Everything that is answered until the connection closes. */
    private static String raw(String request) throws Exception {
        try (RawConnection connection = new RawConnection(RestAssured.port)) {
            return connection.send(request).readUntil("never said");
        }
    }

    private double gauge(String name, String service) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/q/metrics"))
                .build();
        return client.send(request, BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{service=\"" + service + "\""))
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static InputStream zeros(long size) {
        return new InputStream() {
            private long left = size;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int count = (int) Math.min(left, length);
                left -= count;
                return count;
            }
        };
    }
}
