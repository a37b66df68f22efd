package org.anju.load.platform;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.anju.local.http.Http;
import org.anju.local.platform.PlatformException;
import org.anju.local.platform.Port;
import org.anju.local.platform.Settings;

/** Says in one line when there is nothing to load. */
public final class RunningPlatform {

    private static final List<Port> SERVICES = List.of(Port.HOUSEHOLD, Port.VERIFICATION, Port.MEDIA, Port.REPORT);

    private RunningPlatform() {}

    /** @throws PlatformException when a service is missing or not ready */
    public static void require(Settings settings) {
        String missing = SERVICES.stream()
                .filter(port -> !answers(settings.url(port) + "/q/health/ready"))
                .map(Port::label)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new PlatformException(
                    "The platform does not run (not ready: %s). Start it with ./anju up first.".formatted(missing));
        }
        requireGateway(settings.url(Port.GATEWAY));
    }

    /** @throws PlatformException when nothing answers there */
    public static void requireGateway(String address) {
        if (Http.status(address).isEmpty()) {
            throw new PlatformException(
                    "No gateway answers at %s. Start the platform with ./anju up first.".formatted(address));
        }
    }

    private static boolean answers(String address) {
        OptionalInt status = Http.status(address);
        return status.isPresent() && status.getAsInt() == 200;
    }
}
