package org.anju.household.region;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Loads the country's divisions as of 2023-06-30. As a migration it runs once, before the service is ready, in one
 * transaction, and never in two instances at a time.
 */
public class LoadRegions implements JavaMigration {

    private static final Logger LOG = Logger.getLogger(LoadRegions.class);
    private static final String FILE = "/regions-cn-2023.csv.gz";
    private static final int ROWS_PER_LOG_LINE = 200_000;
    private static final int BUFFER = 1 << 16;

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("2");
    }

    @Override
    public String getDescription() {
        return "load regions";
    }

    @Override
    public Integer getChecksum() {
        return 2023_06_30;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException, IOException {
        long start = System.nanoTime();
        CopyIn copy = context.getConnection()
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY region (code, name, level, parent) FROM STDIN (FORMAT csv, HEADER)");
        try (BufferedReader lines = open()) {
            copyLines(lines, copy);
            long rows = copy.endCopy();
            LOG.infof("Loaded %d regions in %d ms", rows, millisSince(start));
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    static BufferedReader open() throws IOException {
        InputStream file = Objects.requireNonNull(LoadRegions.class.getResourceAsStream(FILE), FILE);
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(file, BUFFER), StandardCharsets.UTF_8), BUFFER);
    }

    private static void copyLines(BufferedReader lines, CopyIn copy) throws IOException, SQLException {
        StringBuilder buffer = new StringBuilder(BUFFER);
        int rows = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            buffer.append(line).append('\n');
            if (buffer.length() > BUFFER / 2) {
                send(buffer, copy);
            }
            if (++rows % ROWS_PER_LOG_LINE == 0) {
                LOG.infof("Loading regions: %d so far", rows);
            }
        }
        send(buffer, copy);
    }

    private static void send(StringBuilder buffer, CopyIn copy) throws SQLException {
        byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        buffer.setLength(0);
    }

    private static long millisSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
