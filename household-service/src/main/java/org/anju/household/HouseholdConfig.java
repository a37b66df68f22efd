package org.anju.household;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;

@ConfigMapping(prefix = "anju.household")
public interface HouseholdConfig {

    /** Holds the base64 of the 32 bytes from which all keys of this service are derived. */
    Path keyFile();

    Roster roster();

    Export export();

    interface Roster {

        MemorySize maxFileSize();

        /** Of all parts of a workbook together. */
        MemorySize maxInflatedSize();

        /** Of any part of a workbook. */
        int maxInflationRatio();

        MemorySize maxSharedStringsSize();

        Duration lease();

        /** How often an import is begun before it is given up. */
        int maxAttempts();
    }

    interface Export {

        /** How many rosters are written at once; each holds a connection to the database. */
        int atOnce();

        /** After this the database ends the transaction, and with it the export. */
        Duration longest();
    }
}
