package org.anju.household.roster.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import org.anju.household.HouseholdConfig;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks at an archive before it is accepted: whether it is a workbook at all, whole, and of a size that can be read. Sizes are
 * counted by unpacking, since what an archive says of itself may be false.
 */
@ApplicationScoped
class WorkbookInspection {

    private static final String WORKBOOK = "xl/workbook.xml";
    private static final String SHARED_STRINGS = "xl/sharedStrings.xml";
    private static final String WORKSHEETS = "xl/worksheets/";
    private static final int MOST_PARTS = 10_000;
    /** Small parts may shrink a lot, and do no harm. */
    private static final long HARMLESS = 1 << 20;

    private final HouseholdConfig.Roster limits;

    WorkbookInspection(HouseholdConfig config) {
        this.limits = config.roster();
    }

    /** @return the number of rows in all worksheets */
    long countRows(Path file) {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            if (zip.getEntry(WORKBOOK) == null) {
                throw RosterRefusal.notAWorkbook();
            }
            return new Unpacking(zip).run();
        } catch (IOException | IllegalArgumentException exception) {
            throw RosterRefusal.damaged();
        }
    }

    private final class Unpacking {

        private final ZipFile zip;
        private final byte[] buffer = new byte[1 << 16];
        private final RowCount rows = new RowCount();
        private long inflated;
        private int parts;

        private Unpacking(ZipFile zip) {
            this.zip = zip;
        }

        private long run() throws IOException {
            Enumeration<ZipArchiveEntry> entries = zip.getEntries();
            while (entries.hasMoreElements()) {
                if (++parts > MOST_PARTS) {
                    throw RosterRefusal.inflatesTooFar();
                }
                unpack(entries.nextElement());
            }
            return rows.rows();
        }

        private void unpack(ZipArchiveEntry entry) throws IOException {
            boolean worksheet = entry.getName().startsWith(WORKSHEETS);
            long size = 0;
            try (InputStream part = zip.getInputStream(entry)) {
                for (int read = part.read(buffer); read >= 0; read = part.read(buffer)) {
                    size += read;
                    inflated += read;
                    requireBounds(entry, size);
                    if (worksheet) {
                        rows.take(buffer, read);
                    }
                }
            }
            if (size != entry.getSize()) {
                throw RosterRefusal.damaged();
            }
        }

        private void requireBounds(ZipArchiveEntry entry, long size) {
            boolean shrunkTooFar =
                    size > HARMLESS && size / Math.max(1, entry.getCompressedSize()) > limits.maxInflationRatio();
            if (shrunkTooFar || inflated > limits.maxInflatedSize().asLongValue()) {
                throw RosterRefusal.inflatesTooFar();
            }
            long mostTexts = limits.maxSharedStringsSize().asLongValue();
            if (entry.getName().equals(SHARED_STRINGS) && size > mostTexts) {
                throw RosterRefusal.tooManyTexts(mostTexts);
            }
        }
    }
}
