package org.anju.household;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;
import org.anju.household.privacy.SealAlgorithm;

@ConfigMapping(prefix = "anju.household")
public interface HouseholdConfig {

    /** Holds a line for each master key: its number, and the base64 of the 32 bytes from which other keys are derived. */
    Path keyFile();

    /** By which values are sealed from now on; what is there can be opened either way. */
    SealAlgorithm cipher();

    Disclosure disclosure();

    Roster roster();

    Export export();

    interface Disclosure {

        /** How often one caller may see personal data in clear. */
        int perHour();

        int perDay();
    }

    interface Roster {

        MemorySize maxFileSize();

        /** Of all parts of a workbook together. */
        MemorySize maxInflatedSize();

        /** Of any part of a workbook. */
        int maxInflationRatio();

        MemorySize maxSharedStringsSize();

        Duration lease();

        /** How long a file can be confirmed, or fetched with its errors marked. */
        Duration keepFile();

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
