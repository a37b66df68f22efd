package org.anju.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Path CHECKOUT = Path.of("/checkout");

    @Test
    void runsWithoutAnySetting() {
        Settings settings = Settings.from(Map.of(), CHECKOUT);

        assertThat(settings.port(Port.GATEWAY)).isEqualTo(8080);
        assertThat(settings.data()).isEqualTo(Path.of("/checkout/.anju"));
        assertThat(settings.url(Port.KEYCLOAK)).isEqualTo("http://127.0.0.1:8180");
    }

    @Test
    void movesPortAndDataFolder() {
        Settings settings = Settings.from(Map.of("ANJU_PORTS_KAFKA", "19092", "ANJU_DATA", "/data/anju"), CHECKOUT);

        assertThat(settings.port(Port.KAFKA)).isEqualTo(19092);
        assertThat(settings.port(Port.S3)).isEqualTo(9000);
        assertThat(settings.data()).isEqualTo(Path.of("/data/anju"));
    }

    @Test
    void namesTheSettingThatIsNoPort() {
        assertThatThrownBy(() -> Settings.from(Map.of("ANJU_PORTS_S3", "99999"), CHECKOUT))
                .isInstanceOf(PlatformException.class)
                .hasMessage("ANJU_PORTS_S3 must be a port number between 1 and 65535, but is '99999'.");
    }

    @Test
    void findsDifferentFreePorts() {
        Settings settings = Settings.from(Map.of(), CHECKOUT).withFreePorts(EnumSet.allOf(Port.class));

        assertThat(new HashSet<>(settings.ports().values())).hasSize(Port.values().length);
        assertThat(settings.ports().values()).allMatch(FreePorts::isFree);
    }

    @Test
    void handsItsPortsToOtherProcesses() {
        Settings settings = Settings.from(Map.of("ANJU_PORTS_S3", "19000"), CHECKOUT);

        assertThat(Settings.from(settings.environment(), CHECKOUT)).isEqualTo(settings);
    }
}
