package org.anju.household.roster.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a roster may be written in. */
public enum RosterFormat {
    XLSX(RosterFormat.XLSX_TYPE, "xlsx"),
    CSV(RosterFormat.CSV_TYPE, "csv");

    public static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static final String CSV_TYPE = "text/csv";

    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private final String mediaType;
    private final String extension;

    RosterFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** As the first bytes tell; names and declared types tell nothing reliable. */
    public static RosterFormat of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP) ? XLSX : CSV;
        }
    }

    public String mediaType() {
        return mediaType;
    }

    /** Without the dot. */
    public String extension() {
        return extension;
    }
}
