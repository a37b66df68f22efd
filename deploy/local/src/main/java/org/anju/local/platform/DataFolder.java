package org.anju.local.platform;

import java.util.List;
import org.anju.local.postgres.PostgresFolder;

/** The data folder as a whole. */
public final class DataFolder {
    private static final List<String> OURS =
            List.of("postgres", "kafka", "s3", "keycloak", "keys", "logs", "run", "demo");

    private DataFolder() {}

    /** Deletes what the platform has put there, and nothing else that may lie beside it. */
    public static void wipe(Settings settings) {
        OURS.forEach(name -> Folders.delete(settings.data().resolve(name)));
        Folders.delete(PostgresFolder.elsewhere(settings.data()));
    }
}
