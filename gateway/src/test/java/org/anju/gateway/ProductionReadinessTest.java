package org.anju.gateway;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import java.util.Map;
import org.anju.gateway.testsupport.Settings;
import org.junit.jupiter.api.Test;

class ProductionReadinessTest {

    @Test
    void refusesPlainIssuerInProduction() {
        assertThatThrownBy(() -> check("production", "http://id.example.org/realms/anju"))
                .hasMessageContaining("anju.gateway.tokens.issuer");
    }

    @Test
    void startsOtherwise() {
        assertThatCode(() -> check("production", "https://id.example.org/realms/anju"))
                .doesNotThrowAnyException();
        assertThatCode(() -> check("local", "http://127.0.0.1:8180/realms/anju"))
                .doesNotThrowAnyException();
    }

    private static void check(String deployment, String issuer) {
        GatewayConfig config = Settings.with(Map.of("anju.gateway.tokens.issuer", issuer));
        new ProductionReadiness(deployment, config).check(new StartupEvent());
    }
}
