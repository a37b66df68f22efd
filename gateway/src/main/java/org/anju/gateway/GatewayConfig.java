package org.anju.gateway;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

@ConfigMapping(prefix = "anju.gateway")
public interface GatewayConfig {

    /** By name; the name is also that of the service's API description below {@code /openapi}. */
    Map<String, Service> services();

    /** Largest body of a request for which {@link #bodyLimits} says nothing else. */
    @WithDefault("1M")
    MemorySize bodyLimit();

    /** By path below {@code /api/v1/}. */
    Map<String, MemorySize> bodyLimits();

    @WithDefault("2s")
    Duration connectTimeout();

    /** How long a service may take to begin its answer once it has the whole request. */
    @WithDefault("60s")
    Duration answerTimeout();

    /** Shorter than the services' own, so that the gateway never writes into a connection that is just being closed. */
    @WithDefault("30s")
    Duration keepAlive();

    Tokens tokens();

    interface Service {

        URI url();

        /** The first segments after {@code /api/v1/} that this service answers. */
        List<String> paths();

        /** Requests that may wait for this service at once; more are turned away with 503. */
        @WithDefault("512")
        int maxInFlight();

        /** Server-sent event streams that may be open at once, each with a connection of its own. */
        @WithDefault("2000")
        int maxStreams();
    }

    interface Tokens {

        String issuer();

        String audience();

        /** The realm's key set (JWKS). */
        URI keys();

        @WithDefault("10m")
        Duration refreshKeysEvery();

        /** A token signed with an unknown key makes the gateway look for new keys, but never more often than this. */
        @WithDefault("5s")
        Duration refreshKeysAtMostEvery();

        /** How long a verified token is taken for verified without looking again. */
        @WithDefault("60s")
        Duration rememberFor();

        @WithDefault("20000")
        int rememberAtMost();
    }
}
