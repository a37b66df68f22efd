package org.anju.gateway;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to start a production deployment whose tokens would travel in the open. */
@ApplicationScoped
class ProductionReadiness {

    private final String deployment;
    private final String issuer;

    ProductionReadiness(
            @ConfigProperty(name = "anju.deployment", defaultValue = "local") String deployment, GatewayConfig config) {
        this.deployment = deployment;
        this.issuer = config.tokens().issuer();
    }

    void check(@Observes StartupEvent event) {
        if (deployment.equals("production") && !issuer.startsWith("https://")) {
            throw new IllegalStateException(
                    "anju.deployment=production, but anju.gateway.tokens.issuer is not an https address: " + issuer);
        }
    }
}
