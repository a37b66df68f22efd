package org.anju.verification.rectification.escalation;

import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.anju.verification.testsupport.ProblemApi.COUNTY;
import static org.anju.verification.testsupport.ProblemApi.TOWNSHIP;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.time.ChinaTime;
import org.anju.verification.testsupport.AdjustableClock;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.ProblemApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EscalationTest {

    @Inject
    Given given;

    @Inject
    Escalation escalation;

    @Inject
    AdjustableClock clock;

    @Inject
    AgroalDataSource dataSource;

    private UUID campaign;

    @BeforeEach
    void newCampaign() {
        campaign = given.campaign();
    }

    @AfterEach
    void setClockBack() {
        clock.putForward(Duration.ZERO);
    }

    @Test
    void makesWhatIsOverdueTheNextLevelsConcernDayByDay() {
        UUID problem = dueToday();
        escalation.escalate();
        assertThat(level(problem)).isEqualTo("VILLAGE");
        for (String level : List.of("TOWNSHIP", "COUNTY", "PREFECTURE", "PREFECTURE")) {
            oneDayOn();
            escalation.escalate();
            escalation.escalate();
            assertThat(level(problem)).isEqualTo(level);
        }
        assertThat(ProblemApi.steps(problem)).containsExactly("OPEN", "ESCALATE", "ESCALATE", "ESCALATE");
        assertThat(ProblemApi.read(problem).getList("history.escalation"))
                .containsExactly("VILLAGE", "TOWNSHIP", "COUNTY", "PREFECTURE");
    }

    @Test
    void recordsEachLevelThatWasMissedWhileNobodyLooked() {
        UUID problem = dueToday();
        clock.putForward(Duration.ofDays(30));
        escalation.escalate();

        assertThat(ProblemApi.read(problem).getList("history.escalation"))
                .containsExactly("VILLAGE", "TOWNSHIP", "COUNTY", "PREFECTURE");
    }

    @Test
    void leavesWhatIsClosedOrDueLater() {
        UUID closed = dueToday();
        ProblemApi.step(TOWNSHIP, closed, "assign", "{\"assignee\": \"team\", \"dueOn\": \"%s\"}".formatted(today()))
                .statusCode(200);
        ProblemApi.rectify(VERIFIER, closed).statusCode(200);
        ProblemApi.verify(COUNTY, closed, true).statusCode(200);
        ProblemApi.close(COUNTY, closed).statusCode(200);
        UUID later = dueToday();
        ProblemApi.assign(TOWNSHIP, later).statusCode(200);
        clock.putForward(Duration.ofDays(3));
        escalation.escalate();

        assertThat(level(closed)).isEqualTo("VILLAGE");
        assertThat(level(later)).isEqualTo("VILLAGE");
    }

    @Test
    void escalatesOnceHoweverManyInstancesLook() {
        List<UUID> problems =
                IntStream.range(0, 30).mapToObj(number -> dueToday()).toList();
        clock.putForward(Duration.ofDays(1));
        CyclicBarrier together = new CyclicBarrier(6);
        List<CompletableFuture<Void>> instances = new ArrayList<>();
        for (int instance = 0; instance < 6; instance++) {
            instances.add(CompletableFuture.runAsync(() -> {
                await(together);
                escalation.escalate();
            }));
        }
        instances.forEach(CompletableFuture::join);

        assertThat(problems).allSatisfy(problem -> {
            assertThat(ProblemApi.steps(problem)).containsExactly("OPEN", "ESCALATE");
            assertThat(ProblemApi.read(problem).getLong("version")).isEqualTo(2);
        });
    }

    @Test
    void leavesWhatAnotherHoldsForTheNextTime() throws SQLException {
        UUID held = dueToday();
        UUID free = dueToday();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            RowSecurity.restrict(connection, RegionScope.everything());
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT 1 FROM problem WHERE id = ? FOR UPDATE")) {
                statement.setObject(1, held);
                statement.executeQuery();
                clock.putForward(Duration.ofDays(1));
                escalation.escalate();
                assertThat(level(free)).isEqualTo("TOWNSHIP");
                assertThat(level(held)).isEqualTo("VILLAGE");
            } finally {
                connection.rollback();
            }
        }
        escalation.escalate();
        assertThat(level(held)).isEqualTo("TOWNSHIP");
    }

    private UUID dueToday() {
        UUID id = Given.id();
        ProblemApi.post(
                        VERIFIER,
                        ProblemApi.report(id, campaign, given.household(VILLAGE), "MISMATCH")
                                .replace("\"note\"", "\"dueOn\": \"%s\", \"note\"".formatted(today())))
                .statusCode(201);
        return id;
    }

    private void oneDayOn() {
        clock.putForward(Duration.between(Instant.now(), clock.instant()).plusDays(1));
    }

    private static LocalDate today() {
        return ChinaTime.dayOf(Instant.now());
    }

    private static String level(UUID problem) {
        return ProblemApi.read(problem).getString("escalation");
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception exception) {
            throw new IllegalStateException(exception);
        }
    }
}
