package org.anju.common.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.anju.common.event.OutboxRelay;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says whether events flow. A broker that is away does not make the service unready: it goes on accepting, and the outbox
 * keeps what is to be told.
 */
@Readiness
@ApplicationScoped
class BrokerCheck implements HealthCheck {

    private final OutboxRelay relay;

    BrokerCheck(OutboxRelay relay) {
        this.relay = relay;
    }

    @Override
    public HealthCheckResponse call() {
        String failure = relay.failure();
        return HealthCheckResponse.named("event broker")
                .up()
                .withData("broker", failure == null ? "reached" : "away, events wait in the outbox")
                .build();
    }
}
