package org.anju.gateway.proxy;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.anju.gateway.GatewayConfig;
import org.anju.gateway.problem.Problem;
import org.anju.gateway.problem.Problems;
import org.anju.gateway.routing.Route;
import org.anju.gateway.routing.RoutingTable;
import org.anju.gateway.token.SigningKeys;
import org.anju.gateway.token.TokenCheck;

/** The one door: finds the service, checks token and limits, and lets the request through. */
@ApplicationScoped
class Gateway {

    /** After everything that the platform itself serves, such as health, metrics and Swagger UI. */
    private static final int LAST = Integer.MAX_VALUE;

    private final Vertx vertx;
    private final RoutingTable routes;
    private final TokenCheck tokens;
    private final SigningKeys keys;
    private final MeterRegistry metrics;
    private final Map<String, Upstream> upstreams = new HashMap<>();

    Gateway(
            Vertx vertx,
            RoutingTable routes,
            TokenCheck tokens,
            SigningKeys keys,
            GatewayConfig config,
            MeterRegistry metrics) {
        this.vertx = vertx;
        this.routes = routes;
        this.tokens = tokens;
        this.keys = keys;
        this.metrics = metrics;
        config.services()
                .forEach((name, service) -> upstreams.put(name, new Upstream(name, service, config, vertx, metrics)));
    }

    void open(@Observes Router router) {
        keys.start();
        router.route("/api/*").handler(this::handle);
        router.route("/openapi/*").handler(this::handle);
        router.get("/").handler(Gateway::redirectToDescription);
        router.route().order(LAST).handler(context -> refuse(context.request(), Problems.NOT_FOUND));
    }

    private static void redirectToDescription(RoutingContext context) {
        context.response()
                .setStatusCode(302)
                .putHeader("Location", "/swagger-ui/")
                .end();
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        request.response().putHeader(Headers.REQUEST_ID, Headers.requestId(request));
        if (request.method().equals(HttpMethod.TRACE) || request.method().equals(HttpMethod.CONNECT)) {
            refuse(request, Problems.METHOD_NOT_ALLOWED);
            return;
        }
        Optional<Route> route = routes.find(request.path());
        if (route.isEmpty()) {
            refuse(request, Problems.NOT_FOUND);
            return;
        }
        if (route.get().open()) {
            forward(request, route.get());
            return;
        }
        tokens.check(request.getHeader("Authorization"))
                .onSuccess(fault ->
                        fault.ifPresentOrElse(problem -> refuse(request, problem), () -> forward(request, route.get())))
                .onFailure(context::fail);
    }

    private void forward(HttpServerRequest request, Route route) {
        if (declaredLength(request) > route.bodyLimit()) {
            LingeringClose.of(request, vertx);
            refuse(request, Problems.bodyTooLarge(route.bodyLimit()));
            return;
        }
        Upstream upstream = upstreams.get(route.service());
        if (!upstream.enter()) {
            refuse(request, Problems.busy(upstream.name()));
            return;
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
        String requestId = request.response().headers().get(Headers.REQUEST_ID);
        new Passage(vertx, upstream, route, requestId, request).begin();
    }

    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length == null ? 0 : Long.parseLong(length);
    }

    private void refuse(HttpServerRequest request, Problem problem) {
        metrics.counter("anju_gateway_refusals", "problem", problem.slug()).increment();
        problem.send(request);
    }
}
