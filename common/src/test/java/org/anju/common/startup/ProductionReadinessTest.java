package org.anju.common.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProductionReadinessTest {

    @Test
    void letsTheLocalPlatformBeConvenient() {
        assertThat(ProductionReadiness.faults(config("local", "anju-local", "http://127.0.0.1:8180")))
                .isEmpty();
    }

    @Test
    void namesWhatIsUnsafeInProduction() {
        assertThat(ProductionReadiness.faults(config("production", "anju-local", "http://login.example.org")))
                .hasSize(2)
                .anySatisfy(fault -> assertThat(fault).startsWith("anju.postgres.password"))
                .anySatisfy(fault -> assertThat(fault).startsWith("anju.keycloak.url"));
    }

    @Test
    void acceptsOwnSecretsAndHttps() {
        assertThat(ProductionReadiness.faults(config("production", "a-secret-of-our-own", "https://login.example.org")))
                .isEmpty();
    }

    private static SmallRyeConfig config(String deployment, String password, String keycloak) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "anju.deployment", deployment,
                                "anju.postgres.password", password,
                                "anju.keycloak.url", keycloak),
                        "test",
                        100))
                .build();
    }
}
