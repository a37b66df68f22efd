package org.anju.local.keycloak;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.anju.local.console.Step;
import org.anju.local.http.Http;
import org.anju.local.platform.Part;
import org.anju.local.platform.Port;
import org.anju.local.platform.Settings;
import org.anju.local.process.Launcher;
import org.anju.local.process.ServerProcess;
import org.anju.local.process.Signal;

/** Keycloak on the platform's PostgreSQL, with the demo realm. */
public final class KeycloakServer implements Part {
    public static final String ADMIN = "admin";
    public static final String ADMIN_PASSWORD = "anju-local";
    private static final Duration SHUTDOWN = Duration.ofSeconds(30);

    private final Settings settings;

    public KeycloakServer(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "keycloak";
    }

    @Override
    public List<PortUse> ports() {
        return List.of(PortUse.of(settings, Port.KEYCLOAK));
    }

    @Override
    public Set<String> needs() {
        return Set.of("postgres");
    }

    @Override
    public ServerProcess process() {
        return new ServerProcess(settings.pidFile(name()), settings.log(name()));
    }

    @Override
    public long memoryMebibytes() {
        return 600;
    }

    @Override
    public Duration limit() {
        return Duration.ofSeconds(240);
    }

    @Override
    public void prepare(Step step) {
        new KeycloakHome(settings).prepareIfNeeded(step);
    }

    @Override
    public void launch(Step step, Launcher launcher) {
        KeycloakHome home = new KeycloakHome(settings);
        List<String> arguments = List.of(
                "start",
                "--optimized",
                // Otherwise it would look for other nodes on every network of the machine.
                "--cache=local",
                "--http-enabled=true",
                "--http-host=" + Settings.HOST,
                "--http-port=" + settings.port(Port.KEYCLOAK),
                "--hostname=" + settings.url(Port.KEYCLOAK),
                "--db-pool-max-size=10");
        launcher.start(process(), home.command("384m", arguments), environment(), home.folder());
    }

    /** Passwords go by the environment, since command lines can be read by everyone on the machine. */
    private Map<String, String> environment() {
        return Map.of(
                "KC_DB_URL",
                "jdbc:postgresql://%s:%d/keycloak".formatted(Settings.HOST, settings.port(Port.POSTGRES)),
                "KC_DB_USERNAME",
                "keycloak",
                "KC_DB_PASSWORD",
                settings.postgresPassword(),
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                ADMIN,
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                ADMIN_PASSWORD);
    }

    @Override
    public boolean ready() {
        return Http.status(settings.url(Port.KEYCLOAK) + "/realms/master").equals(OptionalInt.of(200));
    }

    @Override
    public void settle(Step step) {
        String realm = settings.url(Port.KEYCLOAK) + "/realms/anju/.well-known/openid-configuration";
        KeycloakAdmin admin = new KeycloakAdmin(settings);
        if (Http.status(realm).equals(OptionalInt.of(200))) {
            admin.allowGatewayOrigin();
        } else {
            step.says("importing the realm with its demo users");
            admin.createRealm(writeRealm());
        }
        new Tokens(settings).of(DemoUser.PREFECTURE);
    }

    private Path writeRealm() {
        ObjectNode realm = new DemoRealm(settings).generate();
        Path file = settings.data().resolve("keycloak/import/anju-realm.json");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, realm.toPrettyString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    @Override
    public void stop() {
        process().stop(Signal.TERM, SHUTDOWN);
    }
}
