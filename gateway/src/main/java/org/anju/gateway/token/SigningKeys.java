package org.anju.gateway.token;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Key;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.anju.gateway.GatewayConfig;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.Use;
import org.jose4j.lang.JoseException;

/**
 * The realm's public keys, held in memory. They are fetched in the background and when a token names a key that is not
 * among them; while Keycloak is away, the keys known so far stay in use.
 */
@ApplicationScoped
public class SigningKeys {

    private static final Logger LOG = Logger.getLogger(SigningKeys.class);
    private static final Duration FETCH_TIMEOUT = Duration.ofSeconds(3);

    private final Vertx vertx;
    private final HttpClient client;
    private final GatewayConfig.Tokens config;
    private final AtomicReference<Future<Void>> fetching = new AtomicReference<>();

    private volatile Map<String, Key> keys = Map.of();
    private volatile String failure = "not asked yet";
    private volatile long fetchedAtNanos;
    private volatile boolean attempted;

    SigningKeys(Vertx vertx, GatewayConfig config) {
        this.vertx = vertx;
        this.config = config.tokens();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) FETCH_TIMEOUT.toMillis())
                .setMaxPoolSize(1));
    }

    /** Begins to fetch, and to fetch again from time to time so that a withdrawn key does not live on here. */
    public void start() {
        refresh();
        vertx.setPeriodic(config.refreshKeysEvery().toMillis(), timer -> refresh());
    }

    Optional<Key> find(String keyId) {
        return Optional.ofNullable(keys.get(keyId));
    }

    /** Whether the key set is known and Keycloak answered when it was last asked. */
    boolean upToDate() {
        return failure == null;
    }

    /** Why Keycloak could not be asked for its keys, if so. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** Done when the keys are as fresh as they may be now; never fails: see {@link #failure()}. */
    Future<Void> refreshIfDue() {
        Duration sinceLast = Duration.ofNanos(System.nanoTime() - fetchedAtNanos);
        if (attempted && sinceLast.compareTo(config.refreshKeysAtMostEvery()) < 0 && fetching.get() == null) {
            return Future.succeededFuture();
        }
        return refresh();
    }

    private Future<Void> refresh() {
        Future<Void> running = fetching.get();
        if (running != null) {
            return running;
        }
        Future<Void> fetch = fetch().map(this::take).otherwise(this::keep);
        fetching.set(fetch);
        fetch.onComplete(done -> {
            fetchedAtNanos = System.nanoTime();
            attempted = true;
            fetching.set(null);
        });
        return fetch;
    }

    private Future<Buffer> fetch() {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(config.keys().toString())
                .setTimeout(FETCH_TIMEOUT.toMillis());
        Promise<Buffer> keySet = Promise.promise();
        // On one event loop: asked for from another thread, a body that has come by then would be lost.
        vertx.runOnContext(entered -> client.request(options)
                .compose(request -> request.send().compose(SigningKeys::read))
                .onComplete(keySet));
        return keySet.future();
    }

    private static Future<Buffer> read(HttpClientResponse response) {
        if (response.statusCode() != 200) {
            return Future.failedFuture("Keycloak answered " + response.statusCode());
        }
        return response.body();
    }

    private Void take(Buffer body) {
        try {
            keys = signatureKeys(new JsonWebKeySet(body.toString()));
        } catch (JoseException exception) {
            throw new IllegalStateException("Keycloak's key set cannot be read", exception);
        }
        if (failure != null) {
            LOG.infof("%d signing keys fetched from Keycloak", keys.size());
        }
        failure = null;
        return null;
    }

    private Void keep(Throwable exception) {
        if (failure == null || !attempted) {
            LOG.warnf("Keycloak's keys cannot be fetched: %s", exception.getMessage());
        }
        failure = String.valueOf(exception.getMessage());
        return null;
    }

    private static Map<String, Key> signatureKeys(JsonWebKeySet set) {
        Map<String, Key> found = new HashMap<>();
        for (JsonWebKey key : set.getJsonWebKeys()) {
            if (key.getKeyId() != null && !Use.ENCRYPTION.equals(key.getUse())) {
                found.put(key.getKeyId(), key.getKey());
            }
        }
        return Map.copyOf(found);
    }
}
