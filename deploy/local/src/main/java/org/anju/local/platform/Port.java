package org.anju.local.platform;

import java.util.Locale;

/** The ports of the platform, each moved by one setting. */
public enum Port {
    GATEWAY(8080),
    HOUSEHOLD(8081),
    VERIFICATION(8082),
    MEDIA(8083),
    REPORT(8084),
    KEYCLOAK(8180),
    KAFKA(9092),
    S3(9000),
    POSTGRES(15432);

    private final int standard;

    Port(int standard) {
        this.standard = standard;
    }

    public int standard() {
        return standard;
    }

    /** The environment variable that moves this port, for example {@code ANJU_PORTS_KAFKA}. */
    public String setting() {
        return "ANJU_PORTS_" + name();
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
