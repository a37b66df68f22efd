package org.anju.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.anju.gateway.GatewayConfig;
import org.anju.gateway.testsupport.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTableTest {

    private static final long MEBIBYTE = 1024 * 1024;

    private final RoutingTable routes = new RoutingTable(Settings.with(Map.of()));

    @ParameterizedTest
    @CsvSource({
        "/api/v1/regions/622927000000, household",
        "/api/v1/households, household",
        "/api/v1/verifications/batch, verification",
        "/api/v1/photos/1/content, media",
        "/api/v1/photos, media"
    })
    void findsServiceByFirstSegment(String path, String service) {
        Route route = routes.find(path).orElseThrow();

        assertThat(route.service()).isEqualTo(service);
        assertThat(route.target()).isEqualTo(path);
        assertThat(route.open()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/unknown",
                "/api/v1/",
                "/api/v1",
                "/api/v2/households",
                "/api/v1/householdsx",
                "/api/v1/households;x=1",
                "/q/metrics",
                "/openapi/",
                "/openapi/unknown",
                "/openapi/household/more"
            })
    void knowsNothingElse(String path) {
        assertThat(routes.find(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/households/../../../q/metrics",
                "/api/v1/households/..",
                "/api/v1/households/./x",
                "/api/v1/households//x",
                "/api/v1//households",
                "/api/v1/households/%2e%2e/%2e%2e/q/metrics",
                "/api/v1/households/..%2F..%2Fq",
                "/api/v1/households/x%5cy",
                "/api/v1/households/x\\y",
                "/api/v1/households/%00"
            })
    void refusesPathsThatServicesMightReadDifferently(String path) {
        assertThat(routes.find(path)).isEmpty();
    }

    @Test
    void openDescriptionsLeadToTheService() {
        Route route = routes.find("/openapi/household").orElseThrow();

        assertThat(route).isEqualTo(new Route("household", "/q/openapi", 0, true));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/verifications/batch, 8",
        "/api/v1/verifications/batch/, 8",
        "/api/v1/verifications/0197, 1",
        "/api/v1/roster-imports, 100",
        "/api/v1/roster-imports/0197, 1",
        "/api/v1/photos, 1"
    })
    void limitsBodiesByPath(String path, long mebibytes) {
        assertThat(routes.find(path).orElseThrow().bodyLimit()).isEqualTo(mebibytes * MEBIBYTE);
    }

    @Test
    void refusesPathsThatTwoServicesClaim() {
        GatewayConfig config = Settings.with(Map.of("anju.gateway.services.media.paths", "photos,households"));

        assertThatThrownBy(() -> new RoutingTable(config)).hasMessageContaining("'households' is claimed by both");
    }
}
