package org.anju.gateway.proxy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.anju.gateway.GatewayConfig;

/** A service behind the gateway, with its pool of connections and its share of work. */
final class Upstream {

    private final String name;
    private final HttpClient client;
    private final Duration answerTimeout;
    private final int maxInFlight;
    private final int maxStreams;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger streams = new AtomicInteger();

    Upstream(String name, GatewayConfig.Service service, GatewayConfig config, Vertx vertx, MeterRegistry metrics) {
        this.name = name;
        this.answerTimeout = config.answerTimeout();
        this.maxInFlight = service.maxInFlight();
        this.maxStreams = service.maxStreams();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setDefaultHost(service.url().getHost())
                .setDefaultPort(port(service.url()))
                .setSsl(isEncrypted(service.url()))
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setKeepAliveTimeout((int) config.keepAlive().toSeconds())
                .setMaxPoolSize(maxInFlight + maxStreams)
                // Waiting is bounded by what is in flight, not by a queue for connections.
                .setMaxWaitQueueSize(maxInFlight)
                .setDecompressionSupported(false));
        metrics.gauge("anju_gateway_in_flight", Tags.of("service", name), inFlight);
        metrics.gauge("anju_gateway_streams", Tags.of("service", name), streams);
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return isEncrypted(url) ? 443 : 80;
    }

    private static boolean isEncrypted(URI url) {
        return "https".equals(url.getScheme());
    }

    String name() {
        return name;
    }

    HttpClient client() {
        return client;
    }

    Duration answerTimeout() {
        return answerTimeout;
    }

    /** Takes a place among the requests in flight; false when there is none. Give it back by {@link #leave()}. */
    boolean enter() {
        return take(inFlight, maxInFlight);
    }

    void leave() {
        inFlight.decrementAndGet();
    }

    boolean openStream() {
        return take(streams, maxStreams);
    }

    void closeStream() {
        streams.decrementAndGet();
    }

    private static boolean take(AtomicInteger places, int limit) {
        if (places.incrementAndGet() <= limit) {
            return true;
        }
        places.decrementAndGet();
        return false;
    }
}
