package org.anju.e2e.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.anju.load.replay.VisitPlanner;
import org.anju.local.keycloak.DemoUser;
import org.anju.local.keycloak.Tokens;
import org.anju.local.platform.Parts;
import org.anju.local.platform.Platform;
import org.anju.local.platform.Port;
import org.anju.local.platform.Settings;
import org.anju.local.region.LinxiaRegions;

/** The five services as processes of their own, against the servers that ./anju test has started, with a small roster. */
public final class RunningPlatform implements AutoCloseable {
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Duration IMPORT_LIMIT = Duration.ofSeconds(90);
    private static final Duration EVENTS_LIMIT = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(250);

    private final Settings settings;
    private final Platform platform;
    private final Tokens tokens;
    private final Roster roster = new Roster();

    private RunningPlatform(Settings settings) {
        this.settings = settings;
        this.platform = new Platform(settings);
        this.tokens = new Tokens(settings);
    }

    /** Starts on the ports that the environment names: from there the realm lets Swagger UI log in. */
    static RunningPlatform start() {
        Settings settings = Settings.fromEnvironment().withoutRehearsal();
        requireServersOfOurOwn(settings);
        RunningPlatform running = new RunningPlatform(settings);
        running.platform.stopOnSignal();
        running.platform.startServices();
        return running.filled();
    }

    /** Someone's demo must not be filled with the tests' records, nor its services be killed. */
    private static void requireServersOfOurOwn(Settings settings) {
        boolean named = System.getenv("ANJU_DATA") != null && System.getenv(Port.GATEWAY.setting()) != null;
        boolean used = Parts.services(settings).stream()
                .anyMatch(service -> service.process().running().isPresent());
        if (!named || used) {
            throw new IllegalStateException("These tests need servers of their own: run ./anju test deploy/e2e");
        }
    }

    /** On failure nothing of what was started may stay behind. */
    private RunningPlatform filled() {
        try {
            importRoster();
            return this;
        } catch (RuntimeException | AssertionError e) {
            close();
            throw e;
        }
    }

    private void importRoster() {
        JsonNode imported = sendRoster();
        assertThat(imported.path("state").asText())
                .as(imported.toPrettyString())
                .isEqualTo("IMPORTED");
    }

    /** Sends the roster as the prefecture's clerk does, and follows the import to its end. */
    public JsonNode sendRoster() {
        Api prefecture = as(DemoUser.PREFECTURE);
        Answer accepted = prefecture.post(
                "/roster-imports?fileName=roster.xlsx", WORKBOOK, BodyPublishers.ofByteArray(roster.workbook()));
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
        String address = accepted.header("Location").replaceFirst("^.*/api/v1", "");
        return await().atMost(IMPORT_LIMIT)
                .pollInterval(POLL)
                .until(() -> prefecture.get(address).json(), state -> state.hasNonNull("finishedAt"));
    }

    /** Opens a campaign of its own for a test and waits until its task packs name every household of the regions. */
    public UUID openCampaign(String name, List<String> regions) {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        ObjectNode campaign = new ObjectMapper()
                .createObjectNode()
                .put("name", name)
                .put("startsOn", today.minusDays(VisitPlanner.DAYS_BACK).toString())
                .put("deadline", today.plusDays(10).toString())
                .put("ruleSet", "2020");
        regions.forEach(campaign.putArray("regions")::add);
        Answer created = as(DemoUser.PREFECTURE).post("/campaigns", campaign.toString());
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        return UUID.fromString(created.json().path("id").asText());
    }

    /** Waits until what the roster's import has told is known to those who count and to those who verify. */
    public void awaitRosterEverywhere(UUID campaign) {
        await().atMost(EVENTS_LIMIT).pollInterval(POLL).untilAsserted(() -> {
            assertThat(progress(campaign).path("total").path("households").asInt())
                    .isEqualTo(roster.households());
            assertThat(roster.villages())
                    .allSatisfy(village -> assertThat(phone(village, campaign).pendingHouseholds())
                            .isNotEmpty());
        });
    }

    public JsonNode progress(UUID campaign) {
        Answer answer = as(DemoUser.PREFECTURE)
                .get("/reports/progress?by=county&campaign=%s&region=%s".formatted(campaign, LinxiaRegions.PREFECTURE));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    public Api as(String user) {
        return withToken(token(user));
    }

    public Api withToken(String token) {
        return Api.of(settings, "Bearer " + token);
    }

    public Api withoutToken() {
        return Api.of(settings, "");
    }

    public String token(String user) {
        return tokens.of(user);
    }

    /** A token of the realm that was issued to another client than the platform's own. */
    public String tokenOfClient(String client, String user) {
        String form =
                "grant_type=password&client_id=%s&username=%s&password=%s".formatted(client, user, DemoUser.PASSWORD);
        return Api.sendElsewhere(HttpRequest.newBuilder(
                                URI.create(settings.url(Port.KEYCLOAK) + "/realms/anju/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build())
                .json()
                .path("access_token")
                .asText();
    }

    public Phone phone(String village, UUID campaign) {
        return new Phone(as("verifier-" + village), village, campaign);
    }

    public Roster roster() {
        return roster;
    }

    public Settings settings() {
        return settings;
    }

    public Platform platform() {
        return platform;
    }

    @Override
    public void close() {
        platform.close();
    }
}
