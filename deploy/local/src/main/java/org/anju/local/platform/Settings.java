package org.anju.local.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a platform lives: the checkout with the built parts, the data folder, the ports and the password. */
public record Settings(Path checkout, Path data, Map<Port, Integer> ports, String postgresPassword) {
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
                environment.getOrDefault("ANJU_POSTGRES_PASSWORD", DEFAULT_PASSWORD));
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
        return new Settings(checkout, folder, ports, postgresPassword);
    }

    /** The same platform with ports that are free at this moment in place of the named ones. */
    public Settings withFreePorts(Set<Port> moved) {
        Map<Port, Integer> changed = new EnumMap<>(ports);
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (Port port : moved) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST));
                held.add(socket);
                changed.put(port, socket.getLocalPort());
            }
            for (ServerSocket socket : held) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Settings(checkout, data, changed, postgresPassword);
    }

    public Path partsFolder() {
        return checkout.resolve("deploy/local/parts/target");
    }

    public Path log(String part) {
        return data.resolve("logs").resolve(part + ".log");
    }

    public Path pidFile(String part) {
        return data.resolve("run").resolve(part + ".pid");
    }
}
