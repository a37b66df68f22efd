package org.anju.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.anju.local.console.Step;
import org.anju.local.platform.PlatformException;
import org.anju.local.platform.Settings;
import org.anju.local.process.Patience;
import org.anju.local.region.LinxiaRegions;

/** Puts the demo into a running platform, once: a campaign over Linxia and a roster of its households. */
public final class DemoSeed {
    public static final String CAMPAIGN = "01970000-0000-7000-8000-000000006229";
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String IMPORTED = "IMPORTED";
    private static final String FILE_NAME = "linxia-roster.xlsx";
    /** Visits that are played are made up backwards from now, at a pace that a person can keep. */
    private static final int DAYS_GONE = 3;

    private static final int CAMPAIGN_DAYS = 10;
    private static final int SHOWN_FINDINGS = 5;
    private static final Duration IMPORT_LIMIT = Duration.ofMinutes(15);

    private final DemoApi api;
    private final Path folder;
    private final Step step;

    public DemoSeed(Settings settings, Step step) {
        this.api = new DemoApi(settings);
        this.folder = settings.data().resolve("demo");
        this.step = step;
    }

    /** @return what was done, in a few words */
    public String plant(int households) {
        openCampaign();
        Optional<String> earlier = earlierImport();
        boolean imported =
                earlier.map(id -> stateOf(importState(id)).equals(IMPORTED)).orElseGet(this::anyHousehold);
        if (imported) {
            return "already there";
        }
        String id = earlier.orElseGet(() -> sendRoster(households));
        JsonNode done = awaitImport(id);
        JsonNode counts = done.path("households");
        return "%,d households added, %,d unchanged"
                .formatted(
                        counts.path("added").asInt(), counts.path("unchanged").asInt());
    }

    private void openCampaign() {
        step.says("opening the campaign");
        if (api.get("/campaigns/" + CAMPAIGN).status() == 200) {
            return;
        }
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        ObjectNode campaign = new ObjectMapper()
                .createObjectNode()
                .put("id", CAMPAIGN)
                .put("name", "临夏州住房安全有保障核验")
                .put("startsOn", today.minusDays(DAYS_GONE).toString())
                .put("deadline", today.plusDays(CAMPAIGN_DAYS).toString())
                .put("ruleSet", "2020");
        campaign.putArray("regions").add(LinxiaRegions.PREFECTURE);
        var answer = api.post("/campaigns", "application/json", BodyPublishers.ofString(campaign.toString()));
        require(answer, 201, "The demo campaign was not opened");
    }

    private boolean anyHousehold() {
        var answer = api.get("/households?limit=1&region=" + LinxiaRegions.PREFECTURE);
        require(answer, 200, "The households cannot be read");
        return !answer.body().path("items").isEmpty();
    }

    /** The import that an earlier start sent, unless it failed or is not known any more. */
    private Optional<String> earlierImport() {
        Path remembered = folder.resolve("import-id");
        if (!Files.exists(remembered)) {
            return Optional.empty();
        }
        try {
            String id = Files.readString(remembered).strip();
            var answer = api.get("/roster-imports/" + id);
            String state = stateOf(answer.body());
            return answer.status() == 200 && !state.equals("FAILED") && !state.equals("REFUSED")
                    ? Optional.of(id)
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String sendRoster(int households) {
        Path workbook = folder.resolve(FILE_NAME);
        try {
            Files.createDirectories(folder);
            step.says("writing the roster");
            new DemoRoster(households).write(workbook);
            step.says("sending the roster");
            var answer = api.post("/roster-imports?fileName=" + FILE_NAME, WORKBOOK, BodyPublishers.ofFile(workbook));
            require(answer, 202, "The roster was not accepted");
            String id = answer.body().path("id").asText();
            Files.writeString(folder.resolve("import-id"), id);
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode awaitImport(String id) {
        boolean ended = Patience.await(IMPORT_LIMIT, () -> {
            JsonNode state = importState(id);
            step.says(progress(state));
            return state.path("finishedAt").isTextual();
        });
        JsonNode last = importState(id);
        if (!ended) {
            throw new PlatformException("The roster was not imported within " + IMPORT_LIMIT.toMinutes() + " minutes.");
        }
        if (!stateOf(last).equals(IMPORTED)) {
            throw new PlatformException("The roster import ended as %s.%s".formatted(stateOf(last), findings(last)));
        }
        return last;
    }

    private JsonNode importState(String id) {
        var answer = api.get("/roster-imports/" + id);
        require(answer, 200, "The roster import cannot be followed");
        return answer.body();
    }

    private static String stateOf(JsonNode importState) {
        return importState.path("state").asText();
    }

    private static String progress(JsonNode state) {
        long total = state.path("rowsTotal").asLong();
        long read = state.path("rowsRead").asLong();
        String bar = total == 0 ? "" : " " + ProgressBar.of(read, total);
        return "importing the roster: %s, %,d rows read%s"
                .formatted(stateOf(state).toLowerCase(Locale.ROOT), read, bar);
    }

    private static String findings(JsonNode state) {
        StringBuilder text = new StringBuilder();
        int shown = 0;
        for (JsonNode finding : state.path("findings")) {
            if (++shown > SHOWN_FINDINGS) {
                break;
            }
            text.append("\n  ").append(finding);
        }
        return text.toString();
    }

    private static void require(DemoApi.Answer answer, int status, String otherwise) {
        if (answer.status() != status) {
            throw new PlatformException("%s: status %d, %s"
                    .formatted(
                            otherwise,
                            answer.status(),
                            answer.body().path("detail").asText()));
        }
    }
}
