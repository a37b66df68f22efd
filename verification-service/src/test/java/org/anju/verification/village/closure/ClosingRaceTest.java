package org.anju.verification.village.closure;

import static org.anju.verification.testsupport.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.region.RegionCode;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.testsupport.Api;
import org.anju.verification.testsupport.ClosingRecords;
import org.anju.verification.testsupport.Given;
import org.anju.verification.village.VillageDoor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A record that races the closing of its village is either in the balance or refused. */
@QuarkusTest
class ClosingRaceTest {

    private static final String REVIEWER = "county-622927";
    private static final String VILLAGE = "622927101202";
    private static final int ROUNDS = 20;
    private static final int SENDERS = 4;

    @Inject
    Given given;

    @Inject
    ClosingRecords records;

    @Inject
    VillageDoor door;

    @Inject
    AgroalDataSource dataSource;

    private UUID campaign;
    private UUID household;
    private UUID record;

    @BeforeEach
    void villageThatCanBeClosed() {
        records.execute("UPDATE household SET village_code = '622927101999' WHERE village_code = ?", VILLAGE);
        household = given.household(VILLAGE);
        campaign();
    }

    private void campaign() {
        campaign = given.campaign();
        record = records.confirmed(campaign, household, VILLAGE);
    }

    @Test
    void waitsForWhoeverIsStoringARecordAndCountsIt() throws Exception {
        CompletableFuture<Integer> closing;
        try (Connection writer = dataSource.getConnection()) {
            writer.setAutoCommit(false);
            door.enter(writer, RegionScope.of(List.of(new RegionCode(VILLAGE))));
            RowSecurity.restrict(writer, RegionScope.everything());
            closing = CompletableFuture.supplyAsync(this::close);
            await().until(this::somebodyWaitsAtTheDoor);
            insertCompetitor(writer);
            assertThat(closing).isNotDone();
            writer.commit();
            writer.setAutoCommit(true);
        }
        assertThat(closing.get()).isEqualTo(409);
        assertThat(records.state(record)).isEqualTo("COUNTY_CONFIRMED");
    }

    @Test
    void letsARecordWaitUntilTheClosingIsDecidedAndThenRefusesIt() throws Exception {
        CountDownLatch shut = new CountDownLatch(1);
        CountDownLatch decided = new CountDownLatch(1);
        Tokens.of("verifier-" + VILLAGE);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Void> closer = threads.submit(() -> door.whileShut(new RegionCode(VILLAGE), () -> {
                shut.countDown();
                waitFor(decided);
                records.execute(
                        "INSERT INTO campaign_village (campaign_id, village_code, phase) VALUES (?, ?, 'CLOSED')",
                        campaign,
                        VILLAGE);
                return null;
            }));
            waitFor(shut);
            Future<Integer> sending = threads.submit(this::send);
            try {
                await().until(this::somebodyWaitsAtTheDoor);
                assertThat(sending.isDone()).isFalse();
            } finally {
                decided.countDown();
            }
            closer.get();
            assertThat(sending.get()).isEqualTo(409);
        }
    }

    @Test
    void drawsTheBalanceAgainWhereAFindingWasMadeMeanwhile() throws Exception {
        CompletableFuture<Integer> closing;
        Tokens.of(REVIEWER);
        try (Connection comparing = dataSource.getConnection()) {
            comparing.setAutoCommit(false);
            RowSecurity.restrict(comparing, RegionScope.everything());
            weighFindings(comparing);
            closing = CompletableFuture.supplyAsync(this::close);
            await().until(() -> somebodyWaitsFor(comparing));
            comparing.commit();
            comparing.setAutoCommit(true);
        }
        assertThat(closing.get()).isEqualTo(201);
        assertThat(records.state(record)).isEqualTo("LOCKED");
    }

    @Test
    void leavesNoRecordOutsideTheBalanceHoweverTheyMeet() throws Exception {
        int closed = 0;
        Tokens.of(REVIEWER);
        for (int round = 0; round < ROUNDS; round++) {
            campaign();
            List<Integer> sent = new ArrayList<>();
            int closing = race(round, sent);
            long stored = sent.stream().filter(status -> status == 201).count();
            String state = records.state(record);
            if (closing == 201) {
                closed++;
                assertThat(stored).isZero();
                assertThat(sent).containsOnly(409);
                assertThat(state).isEqualTo("LOCKED");
            } else {
                assertThat(closing).isEqualTo(409);
                assertThat(stored).isPositive();
                assertThat(state).isEqualTo("COUNTY_CONFIRMED");
            }
        }
        System.getLogger(ClosingRaceTest.class.getName())
                .log(System.Logger.Level.INFO, "The closing came first in {0} of {1} rounds", closed, ROUNDS);
    }

    /** Every other round the closing gets a start, so that both come first in turn. */
    private int race(int round, List<Integer> sent) throws Exception {
        CyclicBarrier start = new CyclicBarrier(SENDERS + 1);
        CountDownLatch closingUnderWay = new CountDownLatch(round % 2 == 0 ? 1 : 0);
        try (ExecutorService threads = Executors.newFixedThreadPool(SENDERS + 1)) {
            Future<Integer> closing = threads.submit(() -> {
                start.await();
                closingUnderWay.countDown();
                return close();
            });
            List<Future<Integer>> sending = new ArrayList<>();
            for (int sender = 0; sender < SENDERS; sender++) {
                sending.add(threads.submit(() -> {
                    start.await();
                    waitFor(closingUnderWay);
                    return send();
                }));
            }
            for (Future<Integer> status : sending) {
                sent.add(status.get());
            }
            return closing.get();
        }
    }

    private int close() {
        return Api.post(REVIEWER, "/campaigns/%s/villages/%s/close".formatted(campaign, VILLAGE), "")
                .extract()
                .statusCode();
    }

    private int send() {
        return ClosingRecords.send(VILLAGE, Given.id(), Given.record(campaign, household))
                .extract()
                .statusCode();
    }

    private boolean somebodyWaitsAtTheDoor() {
        return !records.text(
                        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = 6229021 AND NOT granted"
                                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")
                .equals("0");
    }

    private void weighFindings(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE verification SET finding_weight = finding_weight WHERE id = ?")) {
            statement.setObject(1, record);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private static boolean somebodyWaitsFor(Connection holder) throws SQLException {
        try (Statement statement = holder.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) > 0 FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** What the writer of submissions stores for a second device. */
    private void insertCompetitor(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                INSERT INTO verification (id, campaign_id, household_id, village_code, standing, secured, assurance_category,
                    assurance_mode, photo_count, visited_at, device_id, digest, submitted_by, submitted_by_name, received_at,
                    state_since)
                SELECT ?, campaign_id, household_id, village_code, 'COMPETING', secured, assurance_category, assurance_mode, 0,
                    visited_at, 'phone-2', digest, submitted_by, submitted_by_name, now(), now()
                FROM verification WHERE id = ?
                """)) {
            statement.setObject(1, Given.id());
            statement.setObject(2, record);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }
}
