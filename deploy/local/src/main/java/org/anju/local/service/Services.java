package org.anju.local.service;

import java.util.List;
import java.util.stream.Stream;
import org.anju.local.platform.Part;
import org.anju.local.platform.Settings;

/** Anju's own services, the gateway last. */
public final class Services {
    private Services() {}

    public static boolean isService(Part part) {
        return part instanceof ServicePart;
    }

    public static List<Part> of(Settings settings) {
        return Stream.of(ServiceKind.values())
                .<Part>map(kind -> new ServicePart(settings, kind))
                .toList();
    }
}
