package org.anju.media.storage;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says whether photos can be taken in. Without the store the service stays ready: photos can still be declared. */
@Readiness
@ApplicationScoped
class StorageCheck implements HealthCheck {

    private final StorageKeeper keeper;

    StorageCheck(StorageKeeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("photo store")
                .up()
                .withData("store", keeper.isReached() ? "reached" : "away, photos are declared but not confirmed")
                .build();
    }
}
