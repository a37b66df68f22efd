package org.anju.household.audit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.jboss.logging.Logger;

/** Gives committed entries their place in the chain. Of several instances one works at a time. */
@ApplicationScoped
public class AuditLinker {

    private static final Logger LOG = Logger.getLogger(AuditLinker.class);

    private static final int BATCH_SIZE = 1000;
    /** Any constant serves: advisory locks are kept apart by database. */
    private static final long LINKER_LOCK = 7_309_003_173L;

    private static final Duration IDLE_WAIT = Duration.ofMillis(300);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private static final String HEAD =
            "SELECT position, hash, horizon::text::bigint AS horizon FROM audit_link ORDER BY position DESC LIMIT 1";
    /** From the horizon on, entries may still be committed between others that are linked already. */
    private static final String UNLINKED = """
            SELECT %s, entry.transaction::text::bigint AS transaction,
                pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS oldest_running
            FROM audit_entry AS entry
            WHERE entry.transaction >= ?::text::xid8
                AND NOT EXISTS (SELECT FROM audit_link WHERE audit_link.entry_id = entry.id)
            ORDER BY entry.transaction, entry.id
            LIMIT %d
            """.formatted(RecordedEntry.COLUMNS, BATCH_SIZE);

    private static final String LINK = """
            INSERT INTO audit_link (position, entry_id, hash, horizon)
            SELECT ? + number, entry_id, hash, ?::text::xid8
            FROM unnest(?::bigint[], ?::bytea[]) WITH ORDINALITY AS linked (entry_id, hash, number)
            """;

    private final AgroalDataSource dataSource;

    private volatile Thread worker;
    private volatile boolean running;
    private boolean failed;

    AuditLinker(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The end of the chain. */
    private record Head(long position, byte[] hash, long horizon) {}

    void start(@Observes StartupEvent event) {
        running = true;
        worker = Thread.ofPlatform().name("audit-linker").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        LockSupport.unpark(worker);
        worker.join(Duration.ofSeconds(10));
    }

    private void run() {
        while (running) {
            LockSupport.parkNanos(linkOnce().toNanos());
        }
    }

    /** @return how long to wait before the next batch */
    private Duration linkOnce() {
        try {
            int linked = linkBatch();
            failed = false;
            return linked == BATCH_SIZE ? Duration.ZERO : IDLE_WAIT;
        } catch (SQLException | RuntimeException exception) {
            if (!failed && running) {
                LOG.warnf("Audit entries wait to be chained: %s", exception.getMessage());
            }
            failed = true;
            return AFTER_FAILURE;
        }
    }

    private int linkBatch() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int linked = holdsLock(connection) ? link(connection) : 0;
                connection.commit();
                return linked;
            } catch (SQLException | RuntimeException exception) {
                connection.rollback();
                throw exception;
            }
        }
    }

    private static boolean holdsLock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_try_advisory_xact_lock(" + LINKER_LOCK + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static int link(Connection connection) throws SQLException {
        RowSecurity.restrict(connection, RegionScope.everything());
        Head head = head(connection);
        List<Long> ids = new ArrayList<>();
        List<byte[]> hashes = new ArrayList<>();
        long horizon = head.horizon();
        try (PreparedStatement statement = connection.prepareStatement(UNLINKED)) {
            statement.setLong(1, head.horizon());
            try (ResultSet row = statement.executeQuery()) {
                byte[] previous = head.hash();
                while (row.next()) {
                    RecordedEntry entry = RecordedEntry.from(row);
                    previous = entry.hash(previous, head.position() + ids.size() + 1);
                    ids.add(entry.id());
                    hashes.add(previous);
                    long oldestRunning = row.getLong("oldest_running");
                    horizon = ids.size() < BATCH_SIZE
                            ? oldestRunning
                            : Math.min(oldestRunning, row.getLong("transaction"));
                }
            }
        }
        if (!ids.isEmpty()) {
            append(connection, head.position(), ids, hashes, Math.max(horizon, head.horizon()));
        }
        return ids.size();
    }

    private static Head head(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(HEAD)) {
            return row.next()
                    ? new Head(row.getLong("position"), row.getBytes("hash"), row.getLong("horizon"))
                    : new Head(0, RecordedEntry.NO_HASH, 0);
        }
    }

    private static void append(Connection connection, long position, List<Long> ids, List<byte[]> hashes, long horizon)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LINK)) {
            statement.setLong(1, position);
            statement.setLong(2, horizon);
            statement.setArray(3, connection.createArrayOf("bigint", ids.toArray()));
            statement.setArray(4, connection.createArrayOf("bytea", hashes.toArray(byte[][]::new)));
            statement.executeUpdate();
        }
    }
}
