package org.anju.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Iterator;
import org.anju.e2e.testsupport.Answer;
import org.anju.e2e.testsupport.Api;
import org.anju.e2e.testsupport.OnRunningPlatform;
import org.anju.e2e.testsupport.RunningPlatform;
import org.anju.e2e.testsupport.Victim;
import org.anju.local.demo.DemoHousehold;
import org.anju.local.demo.DemoRoster;
import org.anju.local.demo.IdentityNumber;
import org.anju.local.keycloak.DemoUser;
import org.anju.local.postgres.Database;
import org.anju.local.verify.ReportVerification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A service is killed in the very middle of storing a roster, and of taking it back: a lock on the ledger, which is written
 * after the households, makes sure of that.
 */
@ExtendWith(OnRunningPlatform.class)
class RosterCrashTest {
    private static final int HOUSEHOLDS = 3000;
    private static final String PREFIX = "CRASH-";
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(250);

    @Test
    void importKilledInTheMiddleIsStoredWholeAndTakenBackWhole(RunningPlatform platform) throws Exception {
        Api prefecture = platform.as(DemoUser.PREFECTURE);
        Victim service = Victim.named("household-service", platform.settings());
        try (Connection database = new Database(platform.settings()).connect("household")) {
            int before = number(database, "SELECT sum(delta) FROM roster_ledger");
            String address = check(prefecture);

            killWhileLedgerIsLocked(
                    platform, service, () -> post(prefecture, address + "/confirm", "{\"badRows\": \"REFUSE_ALL\"}"));
            assertThat(active(database))
                    .as("households of a half stored roster")
                    .isZero();
            service.restart();
            JsonNode imported = awaitEnd(prefecture, address);

            assertThat(imported.path("state").asText()).isEqualTo("IMPORTED");
            assertThat(imported.path("households").path("added").asInt()).isEqualTo(HOUSEHOLDS);
            assertThat(active(database)).isEqualTo(HOUSEHOLDS);
            assertThat(number(database, "SELECT sum(delta) FROM roster_ledger")).isEqualTo(before + HOUSEHOLDS);

            killWhileLedgerIsLocked(
                    platform, service, () -> post(prefecture, address + "/undo", "{\"reason\": \"误导入\"}"));
            assertThat(active(database))
                    .as("households of a half undone roster")
                    .isEqualTo(HOUSEHOLDS);
            service.restart();

            assertThat(awaitEnd(prefecture, address).path("state").asText()).isEqualTo("UNDONE");
            assertThat(active(database)).isZero();
            assertThat(number(database, "SELECT sum(delta) FROM roster_ledger")).isEqualTo(before);
        }
        assertThat(new ReportVerification(platform.settings()).run(LIMIT, System.out))
                .as("difference between reports and sources")
                .isTrue();
    }

    private static void killWhileLedgerIsLocked(RunningPlatform platform, Victim service, Runnable request)
            throws SQLException {
        Database server = new Database(platform.settings());
        try (Connection holder = server.connect("household");
                Connection observer = server.connect("household")) {
            holder.setAutoCommit(false);
            execute(holder, "LOCK TABLE roster_ledger IN EXCLUSIVE MODE");
            request.run();
            await().atMost(LIMIT).pollInterval(POLL).until(() -> number(observer, """
                            SELECT count(*) FROM pg_locks
                            WHERE relation = 'roster_ledger'::regclass AND NOT granted
                            """) > 0);
            service.kill();
            holder.rollback();
            await().atMost(LIMIT).pollInterval(POLL).until(() -> number(observer, """
                            SELECT count(*) FROM pg_locks WHERE relation = 'household'::regclass AND mode = 'RowExclusiveLock'
                            """) == 0);
        }
    }

    private static String check(Api prefecture) throws IOException {
        Answer accepted = prefecture.post(
                "/roster-imports?dryRun=true&fileName=crash.xlsx", WORKBOOK, BodyPublishers.ofByteArray(workbook()));
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
        String address = accepted.header("Location").replaceFirst("^.*/api/v1", "");
        JsonNode checked = awaitEnd(prefecture, address);
        assertThat(checked.path("state").asText()).as(checked.toPrettyString()).isEqualTo("CHECKED");
        return address;
    }

    private static JsonNode awaitEnd(Api api, String address) {
        return await().atMost(LIMIT)
                .pollInterval(POLL)
                .until(() -> api.get(address).json(), state -> state.hasNonNull("finishedAt"));
    }

    private static void post(Api api, String path, String body) {
        Answer answer = api.post(path, body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    }

    private static byte[] workbook() throws IOException {
        DemoRoster demo = new DemoRoster(HOUSEHOLDS);
        Iterator<DemoHousehold> households =
                demo.households().map(RosterCrashTest::another).iterator();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        demo.write(households, out);
        return out.toByteArray();
    }

    private static DemoHousehold another(DemoHousehold demo) {
        return new DemoHousehold(
                PREFIX + demo.householdNo(),
                demo.county(),
                demo.township(),
                demo.village(),
                demo.group(),
                demo.headName(),
                demo.ethnicity(),
                demo.birth(),
                anotherPerson(demo.identityNumber()),
                demo.phone(),
                demo.members(),
                demo.attribute(),
                demo.povertyState(),
                demo.expectedMode());
    }

    /** Under an area that was never assigned either: known heads would be taken for households with a new number. */
    private static String anotherPerson(String identityNumber) {
        String digits = "6297" + identityNumber.substring(4, 17);
        return digits + IdentityNumber.checkCharacter(digits);
    }

    private static int active(Connection database) throws SQLException {
        return number(
                database,
                "SELECT count(*) FROM household WHERE status = 'ACTIVE' AND household_no LIKE '%s%%'"
                        .formatted(PREFIX));
    }

    private static int number(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
