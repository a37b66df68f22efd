package org.anju.local.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Where a platform lives and how its parts are reached.
 *
 * @param checkout the folder that holds the built parts and services
 * @param data everything that the platform keeps
 * @param rehearse whether the first start of a built service records a cache for faster starts
 */
public record Settings(Path checkout, Path data, Map<Port, Integer> ports, String postgresPassword, boolean rehearse) {
    public static final String HOST = "127.0.0.1";
    private static final String DEFAULT_PASSWORD = "anju-local";

    public Settings {
        checkout = checkout.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        ports = Map.copyOf(ports);
    }

    public static Settings fromEnvironment() {
        return from(System.getenv(), checkoutFolder());
    }

    public static Settings from(Map<String, String> environment, Path checkout) {
        Map<Port, Integer> ports = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            ports.put(port, portNumber(port, environment.get(port.setting())));
        }
        String data = environment.getOrDefault("ANJU_DATA", "");
        return new Settings(
                checkout,
                data.isBlank() ? checkout.resolve(".anju") : Path.of(data),
                ports,
                environment.getOrDefault("ANJU_POSTGRES_PASSWORD", DEFAULT_PASSWORD),
                !environment.getOrDefault("ANJU_REHEARSE", "true").equals("false"));
    }

    private static int portNumber(Port port, String value) {
        if (value == null || value.isBlank()) {
            return port.standard();
        }
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65_535) {
            throw new PlatformException(
                    "%s must be a port number between 1 and 65535, but is '%s'.".formatted(port.setting(), value));
        }
        return Integer.parseInt(value);
    }

    /** The folder that holds {@code anju} and {@code pom.xml}, wherever below it this program was started. */
    private static Path checkoutFolder() {
        String given = System.getProperty("anju.checkout");
        if (given != null) {
            return Path.of(given);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("deploy/local")) && Files.exists(folder.resolve("pom.xml"))) {
                return folder;
            }
        }
        throw new PlatformException("Start Anju inside its checkout, or name it with -Danju.checkout=FOLDER.");
    }

    public int port(Port port) {
        return ports.get(port);
    }

    public String url(Port port) {
        return "http://" + HOST + ":" + port(port);
    }

    public Settings withData(Path folder) {
        return new Settings(checkout, folder, ports, postgresPassword, rehearse);
    }

    /** For runs that start each service once: recording a cache costs more than such a run saves. */
    public Settings withoutRehearsal() {
        return new Settings(checkout, data, ports, postgresPassword, false);
    }

    /** The same platform with ports that are free at this moment in place of the named ones. */
    public Settings withFreePorts(Set<Port> moved) {
        Map<Port, Integer> changed = new EnumMap<>(ports);
        FreePorts free = new FreePorts();
        moved.forEach(port -> changed.put(port, free.next()));
        return new Settings(checkout, data, changed, postgresPassword, rehearse);
    }

    /** What services and tests of this platform find in their environment. */
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        ports.forEach((port, number) -> environment.put(port.setting(), Integer.toString(number)));
        environment.put("ANJU_POSTGRES_PASSWORD", postgresPassword);
        environment.put("ANJU_DATA", data.toString());
        environment.put("ANJU_REHEARSE", Boolean.toString(rehearse));
        return environment;
    }

    public Path partsFolder() {
        return checkout.resolve("deploy/local/parts/target");
    }

    /** The master keys of household-service. */
    public Path householdKeys() {
        return data.resolve("keys/household.key");
    }

    public Path log(String part) {
        return data.resolve("logs").resolve(part + ".log");
    }

    public Path pidFile(String part) {
        return data.resolve("run").resolve(part + ".pid");
    }
}
