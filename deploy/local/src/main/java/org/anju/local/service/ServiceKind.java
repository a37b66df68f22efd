package org.anju.local.service;

import java.util.List;
import java.util.Set;
import org.anju.local.platform.Port;

/** What differs between the services when they are started. */
enum ServiceKind {
    HOUSEHOLD(
            "household-service",
            Port.HOUSEHOLD,
            "256m",
            Set.of("postgres", "kafka"),
            List.of(
                    "/api/v1/regions/622927000000/children",
                    "/api/v1/regions?name=%E5%8C%97%E5%B2%AD&within=622900000000",
                    "/api/v1/households?region=622900000000&limit=20",
                    "/q/openapi")),
    VERIFICATION(
            "verification-service",
            Port.VERIFICATION,
            // Nearly everything is written here: with less, what is still in use grows old and is collected twice a
            // minute.
            "384m",
            Set.of("postgres", "kafka"),
            List.of("/api/v1/campaigns", "/api/v1/verifications/01970000-0000-7000-8000-000000000000", "/q/openapi")),
    MEDIA(
            "media-service",
            Port.MEDIA,
            "256m",
            Set.of("postgres", "kafka", "s3"),
            List.of("/api/v1/photos/01970000-0000-7000-8000-000000000000", "/q/openapi")),
    REPORT(
            "report-service",
            Port.REPORT,
            "256m",
            Set.of("postgres", "kafka"),
            List.of(
                    "/api/v1/reports/progress?campaign=01970000-0000-7000-8000-000000006229"
                            + "&region=622900000000&by=county",
                    "/q/openapi")),
    GATEWAY(
            "gateway",
            Port.GATEWAY,
            "160m",
            Set.of(),
            List.of("/q/openapi", "/swagger-ui", "/api/v1/regions/622900000000"));

    private final String module;
    private final Port port;
    private final String heap;
    private final Set<String> needs;
    private final List<String> rehearsal;

    ServiceKind(String module, Port port, String heap, Set<String> needs, List<String> rehearsal) {
        this.module = module;
        this.port = port;
        this.heap = heap;
        this.needs = needs;
        this.rehearsal = rehearsal;
    }

    String module() {
        return module;
    }

    Port port() {
        return port;
    }

    String heap() {
        return heap;
    }

    Set<String> needs() {
        return needs;
    }

    /** Paths that are read once in the rehearsal, so that the classes which requests use come into the cache. */
    List<String> rehearsal() {
        return rehearsal;
    }
}
