package org.anju.household.roster.marking;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.anju.household.roster.finding.Finding;
import org.anju.household.roster.workbook.RosterFormat;

/**
 * Gives a roster back as it came, with what is wrong marked in it: wrong cells have a colour, and one more column says what
 * is to be done. The file is never held in memory.
 */
public final class MarkedRoster {

    private MarkedRoster() {}

    /**
     * @param languages of the reader, the best first
     * @param out stays open
     */
    public static void write(
            Path original, RosterFormat format, List<Finding> findings, List<Locale> languages, OutputStream out)
            throws IOException {
        FindingNotes notes = new FindingNotes(findings, languages);
        switch (format) {
            case XLSX -> new MarkedWorkbook(original, notes).write(out);
            case CSV -> new MarkedCsv(original, notes.of(notes.sheets())).write(out);
        }
    }
}
