package org.anju.household.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.anju.common.digest.Sha256;

/**
 * An entry as the database holds it.
 *
 * @param details JSON as PostgreSQL normalises it, which is always the same for the same content
 */
record RecordedEntry(
        long id,
        Instant recordedAt,
        String subject,
        String username,
        String action,
        String objectType,
        String objectId,
        String region,
        String details) {

    static final String COLUMNS = """
            entry.id, entry.recorded_at, entry.subject, entry.username, entry.action, entry.object_type, entry.object_id,
            entry.region, entry.details::text AS details""";
    /** What the first entry is chained to. */
    static final byte[] NO_HASH = new byte[32];

    private static final int NULL_LENGTH = -1;

    static RecordedEntry from(ResultSet row) throws SQLException {
        return new RecordedEntry(
                row.getLong("id"),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("subject"),
                row.getString("username"),
                row.getString("action"),
                row.getString("object_type"),
                row.getString("object_id"),
                row.getString("region"),
                row.getString("details"));
    }

    /** SHA-256 over the hash before, the place in the chain, and every field with its length. */
    byte[] hash(byte[] previous, long position) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(previous);
            out.writeLong(position);
            out.writeLong(id);
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt));
            for (String field : new String[] {subject, username, action, objectType, objectId, region, details}) {
                write(field, out);
            }
            return Sha256.of(bytes.toByteArray());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static void write(String field, DataOutputStream out) throws IOException {
        if (field == null) {
            out.writeInt(NULL_LENGTH);
            return;
        }
        byte[] text = field.getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
    }
}
