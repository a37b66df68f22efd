package org.anju.common.startup;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** Refuses to start a production deployment with the local platform's convenient settings. */
@ApplicationScoped
class ProductionReadiness {

    private static final String PRODUCTION = "production";

    /** Settings that the local platform gives values everybody knows. */
    private static final Set<String> KNOWN_SECRETS = Set.of("anju-local", "anju-local-secret", "anju-demo");

    private static final List<String> SECRETS = List.of("anju.postgres.password", "anju.s3.secret-key");
    private static final List<String> ADDRESSES = List.of("anju.keycloak.url", "anju.s3.public-endpoint");

    private final Config config;

    ProductionReadiness(Config config) {
        this.config = config;
    }

    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        List<String> faults = faults(config);
        if (!faults.isEmpty()) {
            throw new IllegalStateException(
                    "anju.deployment=production, but: " + String.join("; ", faults) + ". Correct these settings.");
        }
    }

    static List<String> faults(Config config) {
        List<String> faults = new ArrayList<>();
        if (!config.getOptionalValue("anju.deployment", String.class)
                .orElse("local")
                .equals(PRODUCTION)) {
            return faults;
        }
        for (String name : SECRETS) {
            config.getOptionalValue(name, String.class)
                    .filter(KNOWN_SECRETS::contains)
                    .ifPresent(value -> faults.add(name + " has the local platform's value, which everybody knows"));
        }
        for (String name : ADDRESSES) {
            config.getOptionalValue(name, String.class)
                    .filter(value -> !value.startsWith("https://"))
                    .ifPresent(value -> faults.add(name + " is not an https address"));
        }
        return faults;
    }
}
