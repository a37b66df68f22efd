package org.anju.load.bench.rate;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.doSwitch;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.onCase;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Gatling's part: requests at a fixed rate, whether or not the earlier ones are answered. Runs in a process of its own. */
public final class FixedRateSimulation extends Simulation {

    static final String PLAN = "anju.bench.plan";
    static final String OUTCOME = "anju.bench.outcome";
    private static final String PLACE = "place";
    private static final String PATH = "/api/v1#{path}";

    private final LoadPlan plan = readPlan();
    private final IntendedTimes times = new IntendedTimes(plan.rate(), plan.measuredRequests());
    private final AtomicInteger next = new AtomicInteger();

    public FixedRateSimulation() {
        ChainBuilder send = send();
        ScenarioBuilder warmUp = scenario("warm-up").exec(this::prepare).exec(send);
        ScenarioBuilder measured = scenario("measured")
                .exec(session -> prepare(session.set(PLACE, times.start(System.nanoTime()))))
                .exec(send)
                .exec(this::end);
        // Both programs have yet to compile their hot paths: a full rate from the first moment would measure that.
        setUp(warmUp.injectOpen(rampUsersPerSec(1).to(plan.rate()).during(plan.warmUpSeconds()))
                        .andThen(measured.injectOpen(
                                constantUsersPerSec(plan.rate()).during(plan.measuredSeconds()))))
                .protocols(protocol());
    }

    private HttpProtocolBuilder protocol() {
        HttpProtocolBuilder protocol = http.baseUrl(plan.gateway()).shareConnections();
        return plan.connections() == 0 ? protocol : protocol.maxConnectionsPerHost(plan.connections());
    }

    private static ChainBuilder send() {
        return doSwitch("#{method}")
                .on(
                        onCase("GET").then(exec(authorized(http("request").get(PATH)))),
                        onCase("POST").then(exec(withBody(http("request").post(PATH)))),
                        onCase("PUT").then(exec(withBody(http("request").put(PATH)))));
    }

    private static HttpRequestActionBuilder authorized(HttpRequestActionBuilder request) {
        return request.header("Authorization", "Bearer #{token}")
                .header("Accept-Encoding", "gzip")
                .check(status().in(200, 201));
    }

    private static HttpRequestActionBuilder withBody(HttpRequestActionBuilder request) {
        return authorized(request).header("Content-Type", "application/json").body(StringBody("#{body}"));
    }

    private static LoadPlan readPlan() {
        try {
            return LoadPlan.read(Path.of(System.getProperty(PLAN)));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private Session prepare(Session session) {
        LoadPlan.Request request =
                plan.requests().get(next.getAndIncrement() % plan.requests().size());
        return session.set("method", request.method())
                .set("path", request.path())
                .set("token", plan.tokens().get(request.username()))
                .set("body", request.body() == null ? "" : request.body());
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
