package org.anju.verification.rectification;

import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.anju.verification.testsupport.ProblemApi.COUNTY;
import static org.anju.verification.testsupport.ProblemApi.TOWNSHIP;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.region.RegionCode;
import org.anju.common.time.ChinaTime;
import org.anju.verification.rectification.OpenProblems.Remaining;
import org.anju.verification.testsupport.AdjustableClock;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.ProblemApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenProblemsTest {

    @Inject
    Given given;

    @Inject
    OpenProblems openProblems;

    @Inject
    RowSecurity rowSecurity;

    @Inject
    AdjustableClock clock;

    @AfterEach
    void setClockBack() {
        clock.putForward(Duration.ZERO);
    }

    @Test
    void namesHouseholdsWhoseProblemsAreNeitherClosedNorPlanned() {
        UUID campaign = given.campaign();
        UUID open = given.household(VILLAGE);
        ProblemApi.reported(campaign, open, "MISMATCH");
        ProblemApi.reported(campaign, open, "OTHER");
        UUID planned = given.household(VILLAGE);
        plan(ProblemApi.reported(campaign, planned, "NOT_SECURED"));
        close(ProblemApi.reported(campaign, given.household(VILLAGE), "MISMATCH"));
        ProblemApi.reported(given.campaign(), given.household(VILLAGE), "MISMATCH");

        Remaining found = find(campaign, VILLAGE);
        assertThat(found.count()).isEqualTo(2);
        assertThat(found.households()).containsExactly(open);
        assertThat(find(campaign, "622927100201").count()).isZero();

        clock.putForward(Duration.ofDays(ChronoUnit.DAYS.between(ChinaTime.dayOf(Instant.now()), lastDay()) + 1));
        assertThat(find(campaign, VILLAGE).households())
                .as("a plan whose day has passed is none")
                .containsExactlyInAnyOrder(open, planned);
    }

    private Remaining find(UUID campaign, String village) {
        return QuarkusTransaction.requiringNew().call(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            return openProblems.in(campaign, new RegionCode(village));
        });
    }

    private static void plan(UUID problem) {
        ProblemApi.step(COUNTY, problem, "plan", """
                {"plannedFor": "%s", "interimMode": "STAY_WITH_KIN", "plan": "年底前改造"}
                """.formatted(lastDay())).statusCode(200);
    }

    private static void close(UUID problem) {
        ProblemApi.assign(TOWNSHIP, problem).statusCode(200);
        ProblemApi.rectify(VERIFIER, problem).statusCode(200);
        ProblemApi.verify(COUNTY, problem, true).statusCode(200);
        ProblemApi.close(COUNTY, problem).statusCode(200);
    }

    private static LocalDate lastDay() {
        return LocalDate.of(ChinaTime.dayOf(Instant.now()).getYear(), 12, 31);
    }
}
