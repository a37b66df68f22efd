package org.anju.household.audit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;

/** Recomputes the chain from its beginning: 1,000,000 entries in a few seconds, with few of them in memory. */
@ApplicationScoped
class AuditChain {

    private static final int TRANSACTION_SECONDS = 3600;
    private static final int FETCH_SIZE = 2000;

    private static final String IN_ORDER = """
            SELECT link.position, link.entry_id, link.hash, %s
            FROM audit_link AS link LEFT JOIN audit_entry AS entry ON entry.id = link.entry_id
            ORDER BY link.position
            """.formatted(RecordedEntry.COLUMNS);
    private static final String COUNT = "SELECT count(*) AS entries FROM audit_entry";
    private static final String OVERDUE = """
            SELECT count(*) AS overdue, min(id) AS first FROM audit_entry AS entry
            WHERE recorded_at < now() - interval '1 minute'
                AND NOT EXISTS (SELECT FROM audit_link WHERE entry_id = entry.id)
            """;

    private final AgroalDataSource dataSource;

    AuditChain(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Of all regions: a chain is whole or not, whoever asks. */
    AuditVerification verify() {
        return QuarkusTransaction.requiringNew().timeout(TRANSACTION_SECONDS).call(() -> {
            try (Connection connection = dataSource.getConnection()) {
                RowSecurity.restrict(connection, RegionScope.everything());
                return verify(connection);
            }
        });
    }

    private static AuditVerification verify(Connection connection) throws SQLException {
        Walk walk = new Walk();
        try (PreparedStatement statement = connection.prepareStatement(IN_ORDER)) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    walk.step(row);
                }
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(OVERDUE)) {
            row.next();
            long overdue = row.getLong("overdue");
            AuditBreak found = walk.found;
            if (found == null && overdue > 0) {
                found = new AuditBreak(null, row.getLong("first"), AuditBreak.Reason.ENTRY_UNLINKED);
            }
            return new AuditVerification(
                    entries(connection), walk.links, overdue, HexFormat.of().formatHex(walk.previous), found);
        }
    }

    private static long entries(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COUNT)) {
            row.next();
            return row.getLong("entries");
        }
    }

    /** Goes from link to link. After a break it goes on with the hash as it stands, to count the rest. */
    private static final class Walk {

        private long links;
        private byte[] previous = RecordedEntry.NO_HASH;
        private AuditBreak found;
        private long position;

        private void step(ResultSet row) throws SQLException {
            long next = row.getLong("position");
            if (next != position + 1) {
                report(position + 1, null, AuditBreak.Reason.LINK_MISSING);
            }
            position = next;
            links++;
            byte[] hash = row.getBytes("hash");
            long entryId = row.getLong("entry_id");
            if (row.getObject("id") == null) {
                report(position, entryId, AuditBreak.Reason.ENTRY_MISSING);
            } else if (!Arrays.equals(RecordedEntry.from(row).hash(previous, position), hash)) {
                report(position, entryId, AuditBreak.Reason.HASH_DIFFERS);
            }
            previous = hash;
        }

        private void report(long where, Long entryId, AuditBreak.Reason reason) {
            if (found == null) {
                found = new AuditBreak(where, entryId, reason);
            }
        }
    }
}
