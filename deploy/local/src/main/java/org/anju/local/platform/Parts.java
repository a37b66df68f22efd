package org.anju.local.platform;

import java.util.List;
import java.util.stream.Stream;
import org.anju.local.kafka.KafkaBroker;
import org.anju.local.keycloak.KeycloakServer;
import org.anju.local.objectstore.ObjectStore;
import org.anju.local.postgres.PostgresServer;
import org.anju.local.service.Services;

/** The parts of a platform in the order in which they start; they stop in the opposite one. */
public final class Parts {
    private Parts() {}

    public static List<Part> infrastructure(Settings settings) {
        return List.of(
                new PostgresServer(settings),
                new ObjectStore(settings),
                new KafkaBroker(settings),
                new KeycloakServer(settings));
    }

    public static List<Part> services(Settings settings) {
        return Services.of(settings);
    }

    public static List<Part> all(Settings settings) {
        return Stream.concat(infrastructure(settings).stream(), services(settings).stream())
                .toList();
    }
}
