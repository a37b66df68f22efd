package org.anju.gateway.routing;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.anju.gateway.GatewayConfig;

/** Finds the service for a path. What it does not know is not forwarded: a service's own addresses stay inside. */
@ApplicationScoped
public class RoutingTable {

    private static final String API = "/api/v1/";
    private static final String DESCRIPTIONS = "/openapi/";
    private static final String DESCRIPTION_TARGET = "/q/openapi";

    /** Steps, empty segments and encoded separators could be read differently by the service than by this table. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("//|/\\.{1,2}(/|$)|\\\\|%2e|%2f|%5c|%00", Pattern.CASE_INSENSITIVE);

    private final Map<String, String> serviceBySegment = new HashMap<>();
    private final Map<String, Long> bodyLimitByPath = new HashMap<>();
    private final GatewayConfig config;

    RoutingTable(GatewayConfig config) {
        this.config = config;
        config.services().forEach((name, service) -> service.paths().forEach(segment -> add(segment, name)));
        config.bodyLimits().forEach((path, limit) -> bodyLimitByPath.put(path, limit.asLongValue()));
    }

    /** @param path as it was sent, without the query */
    public Optional<Route> find(String path) {
        if (AMBIGUOUS.matcher(path).find()) {
            return Optional.empty();
        }
        if (path.startsWith(DESCRIPTIONS)) {
            return findDescription(path.substring(DESCRIPTIONS.length()));
        }
        if (!path.startsWith(API)) {
            return Optional.empty();
        }
        String rest = path.substring(API.length());
        int slash = rest.indexOf('/');
        String service = serviceBySegment.get(slash < 0 ? rest : rest.substring(0, slash));
        if (service == null) {
            return Optional.empty();
        }
        return Optional.of(new Route(service, path, bodyLimit(rest), false));
    }

    private Optional<Route> findDescription(String service) {
        if (!config.services().containsKey(service)) {
            return Optional.empty();
        }
        return Optional.of(new Route(service, DESCRIPTION_TARGET, 0, true));
    }

    private long bodyLimit(String rest) {
        String path = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
        MemorySize usual = config.bodyLimit();
        return bodyLimitByPath.getOrDefault(path, usual.asLongValue());
    }

    private void add(String segment, String service) {
        String other = serviceBySegment.put(segment, service);
        if (other != null) {
            throw new IllegalStateException(
                    "The path '%s' is claimed by both %s and %s".formatted(segment, other, service));
        }
    }
}
