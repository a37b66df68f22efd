package org.anju.household.roster.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.anju.household.testsupport.Api;
import org.anju.household.testsupport.TestHousehold;
import org.anju.household.testsupport.TestRoster;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Several workers at once, as in several instances, and changes beside them. */
@QuarkusTest
class ConcurrentImportsTest {

    private static final int WORKERS = 3;
    private static final int HOUSEHOLDS = 300;

    @Inject
    ImportLeases leases;

    @Inject
    RosterImporting importing;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void overlappingRostersAreStoredOneAfterTheOther() throws Exception {
        List<String> imports = new ArrayList<>();
        for (int roster = 1; roster <= 4; roster++) {
            imports.add(upload("OVERLAP-", roster));
        }

        workTogether();

        List<JsonPath> ends =
                imports.stream().map(id -> Api.awaitEnd(Api.JISHISHAN, id)).toList();
        assertThat(ends).extracting(end -> end.getString("state")).containsOnly("IMPORTED");
        assertThat(ends.stream().mapToInt(end -> end.getInt("households.added")).sum())
                .isEqualTo(HOUSEHOLDS);
        assertThat(ends.stream()
                        .mapToInt(end -> end.getInt("households.changed"))
                        .sum())
                .isEqualTo(3 * HOUSEHOLDS);
        assertThat(Api.household(Api.JISHISHAN, "OVERLAP-7")).containsEntry("version", 4);
    }

    @Test
    void householdThatChangesDuringAnImportEndsAsOneOfBothAndEveryChangeIsKept() throws Exception {
        String first = upload("BESIDE-", 1);
        workTogether();
        Api.awaitEnd(Api.JISHISHAN, first);

        try (ExecutorService beside = Executors.newSingleThreadExecutor();
                Connection held = connection()) {
            correct(held, "BESIDE-5", "3社");
            String second = upload("BESIDE-", 2);
            Future<?> working = beside.submit(() -> {
                workTogether();
                return null;
            });
            awaitBlockedImport();
            held.commit();
            working.get();
            assertThat(Api.awaitEnd(Api.JISHISHAN, second).getInt("households.changed"))
                    .isEqualTo(HOUSEHOLDS);
        }

        assertThat(Api.household(Api.JISHISHAN, "BESIDE-5"))
                .containsEntry("version", 3)
                .containsEntry("memberCount", 2)
                .containsEntry("villagerGroup", "2社");
        assertThat(changes("BESIDE-5")).isEqualTo(2);
    }

    private static String upload(String prefix, int roster) {
        return Api.upload(
                        Api.JISHISHAN,
                        TestRoster.of(IntStream.range(0, HOUSEHOLDS)
                                        .mapToObj(index -> TestHousehold.inJishishan(prefix + index)
                                                .withMembers(roster))
                                        .toList())
                                .toXlsx())
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private void workTogether() throws Exception {
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                running.add(workers.submit(() -> {
                    for (var claimed = leases.claim(); claimed.isPresent(); claimed = leases.claim()) {
                        importing.run(claimed.get());
                    }
                }));
            }
            for (Future<?> worker : running) {
                worker.get();
            }
        }
    }

    private Connection connection() throws SQLException {
        Connection connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void correct(Connection connection, String householdNo, String group) throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement update = connection.prepareStatement("""
                        UPDATE household SET villager_group = ?, roster_import_id = NULL, version = version + 1,
                            roster_digest = '\\x00'
                        WHERE household_no = ?""")) {
            statement.execute("SELECT set_config('anju.scope', '*', true)");
            statement.execute("""
                    SELECT set_config('anju.change', '{"kind": "CORRECTED", "effectiveOn": "2020-06-06", "subject": "x",
                        "username": "x", "topic": "test-ignored-events", "details": {}}', true)""");
            update.setString(1, group);
            update.setString(2, householdNo);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    /** Until the merge waits for the row that is held elsewhere; in transactions of their own, which see the server anew. */
    private void awaitBlockedImport() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("""
                            SELECT count(*) FROM pg_stat_activity
                            WHERE wait_event_type = 'Lock' AND query LIKE '%UPDATE household AS known%'""")) {
                row.next();
                return row.getInt(1) > 0;
            }
        });
    }

    private int changes(String householdNo) throws SQLException {
        try (Connection connection = connection();
                Statement scope = connection.createStatement();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT count(*) FROM household_change JOIN household ON id = household_id WHERE household_no = ?")) {
            scope.execute("SELECT set_config('anju.scope', '*', true)");
            statement.setString(1, householdNo);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
