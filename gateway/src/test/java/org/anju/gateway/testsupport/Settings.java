package org.anju.gateway.testsupport;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.anju.gateway.GatewayConfig;

/** Settings for tests that need no running gateway. */
public final class Settings {

    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("anju.gateway.services.household.url", "http://127.0.0.1:1"),
            Map.entry("anju.gateway.services.household.paths", "regions,roster-imports,households"),
            Map.entry("anju.gateway.services.verification.url", "http://127.0.0.1:1"),
            Map.entry("anju.gateway.services.verification.paths", "verifications"),
            Map.entry("anju.gateway.services.media.url", "http://127.0.0.1:1"),
            Map.entry("anju.gateway.services.media.paths", "photos"),
            Map.entry("anju.gateway.body-limits.\"verifications/batch\"", "8M"),
            Map.entry("anju.gateway.body-limits.\"roster-imports\"", "100M"),
            Map.entry("anju.gateway.tokens.issuer", "http://issuer"),
            Map.entry("anju.gateway.tokens.audience", "anju"),
            Map.entry("anju.gateway.tokens.keys", "http://127.0.0.1:1/keys"));

    private Settings() {}

    public static GatewayConfig with(Map<String, String> changes) {
        Map<String, String> settings = new HashMap<>(USUAL);
        settings.putAll(changes);
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .withMapping(GatewayConfig.class)
                .build()
                .getConfigMapping(GatewayConfig.class);
    }
}
