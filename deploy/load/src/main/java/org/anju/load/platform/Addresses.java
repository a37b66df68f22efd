package org.anju.load.platform;

import java.net.URI;
import org.anju.local.platform.Port;
import org.anju.local.platform.Settings;

/** Where the platform under load answers. */
public record Addresses(URI gateway, URI keycloak, URI household, URI report) {

    public static Addresses of(Settings settings) {
        return new Addresses(
                URI.create(settings.url(Port.GATEWAY)),
                URI.create(settings.url(Port.KEYCLOAK)),
                URI.create(settings.url(Port.HOUSEHOLD)),
                URI.create(settings.url(Port.REPORT)));
    }

    public Addresses withGateway(URI other) {
        return new Addresses(other, keycloak, household, report);
    }

    /** The address of a path of the API, which starts with a slash and may hold a query. */
    public URI api(String path) {
        return gateway.resolve("/api/v1" + path);
    }

    public URI reportMetrics() {
        return report.resolve("/q/metrics");
    }

    public URI householdMetrics() {
        return household.resolve("/q/metrics");
    }
}
