package org.anju.local.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.anju.local.console.ProgressBoard;
import org.anju.local.demo.DemoApi;
import org.anju.local.keycloak.DemoUser;
import org.anju.local.platform.PlatformException;
import org.anju.local.platform.Settings;
import org.anju.local.process.Patience;

/**
 * Gives the running platform a new master key, has all personal data sealed with it, and takes the older keys out of the file.
 * Interrupted anywhere, the next run goes on with the key that was added.
 */
public final class KeyRotation {
    private static final Duration LIMIT = Duration.ofHours(12);
    private static final String PATH = "/key-rotations";

    private final KeyRingFile file;
    private final DemoApi api;

    public KeyRotation(Settings settings) {
        this.file = new KeyRingFile(settings.householdKeys());
        this.api = new DemoApi(settings, DemoUser.ADMIN);
    }

    /** @return whether nothing is sealed with an older key any more */
    public boolean run(boolean keepOld, PrintStream out) {
        require(api.get(PATH + "?limit=1"), 200);
        int newest = file.numbers().size() > 1 ? file.numbers().getLast() : file.add();
        DemoApi.Answer started = api.post(PATH);
        if (!isNothingToDo(started)) {
            require(started, 202);
            JsonNode end = await(started.body().path("id").asText());
            if (!end.path("state").asText().equals("DONE")) {
                out.printf("Some rows cannot be opened, and keep their older key; all keys stay in the file.%n");
                end.path("tables")
                        .forEach(table -> out.printf(
                                "  %,d of %s%n",
                                table.path("rowsUnreadable").asLong(),
                                table.path("table").asText()));
                return false;
            }
        }
        out.printf("All personal data is sealed with key %d.%n", newest);
        if (keepOld) {
            out.printf("The key file still holds the keys %s.%n", file.numbers());
            return true;
        }
        file.keepFrom(newest);
        out.printf(
                "The older keys are taken out of the key file. Keep a copy of it: without it, the data cannot be read.%n");
        return true;
    }

    private static boolean isNothingToDo(DemoApi.Answer answer) {
        return answer.status() == 409 && answer.body().path("type").asText().endsWith(":no-newer-key");
    }

    private JsonNode await(String id) {
        AtomicReference<JsonNode> last = new AtomicReference<>();
        try (ProgressBoard board = ProgressBoard.onConsole()) {
            ProgressBoard.Row row = board.row("keys");
            boolean over = Patience.await(LIMIT, () -> {
                DemoApi.Answer answer = api.get(PATH + "/" + id);
                require(answer, 200);
                last.set(answer.body());
                row.says("%,d of %,d rows sealed anew"
                        .formatted(sum(answer.body(), "rowsDone"), sum(answer.body(), "rowsTotal")));
                return !answer.body().path("state").asText().equals("RUNNING");
            });
            row.ended(
                    over
                            ? "%,d rows sealed anew".formatted(sum(last.get(), "rowsDone"))
                            : "still under way; ./anju rotate-keys goes on");
            if (!over) {
                throw new PlatformException("The rotation was not over after %d hours.".formatted(LIMIT.toHours()));
            }
        }
        return last.get();
    }

    private static long sum(JsonNode rotation, String field) {
        long sum = 0;
        for (JsonNode table : rotation.path("tables")) {
            sum += table.path(field).asLong();
        }
        return sum;
    }

    private static void require(DemoApi.Answer answer, int status) {
        if (answer.status() != status) {
            throw new PlatformException("The keys cannot be rotated; status %d: %s"
                    .formatted(answer.status(), answer.body().path("detail").asText()));
        }
    }
}
