package org.anju.load.bench.submit;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.anju.load.bench.submit.LoadPlan.Target;
import org.anju.load.replay.AssuranceMode;
import org.anju.load.replay.PendingHousehold;
import org.anju.load.replay.Visit;
import org.anju.load.replay.VisitPlanner;

/** Gatling's part: records at a fixed rate, whether or not the earlier ones are answered. Runs in a process of its own. */
public final class SubmitSimulation extends Simulation {

    static final String PLAN = "anju.bench.plan";
    static final String OUTCOME = "anju.bench.outcome";
    private static final String PLACE = "place";
    private static final int PHOTOS = 3;

    private final LoadPlan plan = readPlan();
    private final IntendedTimes times = new IntendedTimes(plan.rate(), plan.measuredRequests());
    private final AtomicInteger next = new AtomicInteger();
    private final VisitPlanner planner = new VisitPlanner(plan.campaign(), PHOTOS, 1, Clock.systemUTC());

    public SubmitSimulation() {
        HttpProtocolBuilder protocol = http.baseUrl(plan.gateway()).shareConnections();
        ChainBuilder submit = exec(http("submit")
                .put("/api/v1/verifications/#{id}")
                .header("Authorization", "Bearer #{token}")
                .header("Content-Type", "application/json")
                .body(StringBody("#{body}"))
                .check(status().is(201)));
        ScenarioBuilder warmUp = scenario("warm-up").exec(this::prepare).exec(submit);
        ScenarioBuilder measured = scenario("measured")
                .exec(session -> prepare(session.set(PLACE, times.start(System.nanoTime()))))
                .exec(submit)
                .exec(this::end);
        // Both programs have yet to compile their hot paths: a full rate from the first moment would measure that.
        setUp(warmUp.injectOpen(rampUsersPerSec(1).to(plan.rate()).during(plan.warmUpSeconds()))
                        .andThen(measured.injectOpen(
                                constantUsersPerSec(plan.rate()).during(plan.measuredSeconds()))))
                .protocols(protocol);
    }

    private static LoadPlan readPlan() {
        try {
            return LoadPlan.read(Path.of(System.getProperty(PLAN)));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private Session prepare(Session session) {
        Target target =
                plan.households().get(next.getAndIncrement() % plan.households().size());
        Visit visit = visit(target);
        return session.set("id", visit.verificationId().toString())
                .set("token", plan.tokens().get(target.village()))
                .set("body", visit.body());
    }

    private synchronized Visit visit(Target target) {
        PendingHousehold household = new PendingHousehold(
                target.id(),
                target.village(),
                Optional.ofNullable(target.expectedMode()).map(AssuranceMode::valueOf));
        return planner.plan(household, "bench");
    }

    private Session end(Session session) {
        times.end(session.getInt(PLACE), !session.isFailed(), System.nanoTime());
        return session;
    }

    @Override
    public void after() {
        try {
            times.outcome().write(Path.of(System.getProperty(OUTCOME)));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
