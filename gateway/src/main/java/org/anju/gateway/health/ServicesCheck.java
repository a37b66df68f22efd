package org.anju.gateway.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.anju.gateway.GatewayConfig;
import org.anju.gateway.token.SigningKeys;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells which services can be reached. The gateway itself stays ready: taking it away because of one service would take
 * the others away too.
 */
@Readiness
@ApplicationScoped
class ServicesCheck implements AsyncHealthCheck {

    private static final Duration LOOK_AT_MOST_EVERY = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final HttpClient client;
    private final GatewayConfig config;
    private final SigningKeys keys;
    private final Map<String, String> states = new ConcurrentHashMap<>();

    private volatile boolean looked;
    private volatile long lookedAtNanos;

    ServicesCheck(Vertx vertx, GatewayConfig config, SigningKeys keys) {
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout((int) PATIENCE.toMillis()));
        this.config = config;
        this.keys = keys;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .completionStage(() -> lookIfDue().map(done -> response()).toCompletionStage());
    }

    private Future<Void> lookIfDue() {
        Duration sinceLast = Duration.ofNanos(System.nanoTime() - lookedAtNanos);
        if (looked && sinceLast.compareTo(LOOK_AT_MOST_EVERY) < 0) {
            return Future.succeededFuture();
        }
        lookedAtNanos = System.nanoTime();
        looked = true;
        List<Future<Void>> looks = new ArrayList<>();
        config.services().forEach((name, service) -> looks.add(look(name, service.url())));
        return Future.join(looks).mapEmpty();
    }

    private Future<Void> look(String name, URI url) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(url.resolve("/q/health/live").toString())
                .setTimeout(PATIENCE.toMillis());
        return client.request(options)
                .compose(request -> request.send())
                .map(response -> response.statusCode() == 200 ? "reached" : "answers " + response.statusCode())
                .otherwise("away")
                .onSuccess(state -> states.put(name, state))
                .mapEmpty();
    }

    private HealthCheckResponse response() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("services").up();
        new TreeMap<>(states).forEach(response::withData);
        return response.withData(
                        "keycloak", keys.failure().map(failure -> "away").orElse("reached"))
                .build();
    }
}
