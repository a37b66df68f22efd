package org.anju.verification.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;
import org.anju.common.event.Outbox;
import org.anju.common.problem.ProblemException;
import org.anju.verification.clock.ClockInterval;
import org.jboss.logging.Logger;

/** Takes up the records that came before their household was known, once it is. */
@ApplicationScoped
class ParkedSubmissions {

    private static final Logger LOG = Logger.getLogger(ParkedSubmissions.class);

    private static final String READY = """
            SELECT p.id, p.body, p.submitted_by, p.submitted_by_name, p.scope, p.received_at, p.clock_lower_ms,
                p.clock_upper_ms
            FROM parked_submission p JOIN household h ON h.id = p.household_id
            LEFT JOIN verification v ON v.id = p.waits_for_record
            WHERE p.refusal IS NULL AND (p.waits_for_record IS NULL OR v.id IS NOT NULL) AND (?::uuid IS NULL OR p.id = ?)
            ORDER BY p.received_at LIMIT 500
            FOR UPDATE OF p SKIP LOCKED
            """;

    /** It was not parked in vain: the record's timeline begins with it. */
    private static final String TAKEN = """
            WITH taken AS (DELETE FROM parked_submission WHERE id = ? RETURNING *)
            INSERT INTO timeline_entry (verification_id, village_code, step, from_state, to_state, acted_by,
                acted_by_name, acted_at)
            SELECT v.id, v.village_code, 'PARK', 'PARKED', 'SUBMITTED', t.submitted_by, t.submitted_by_name, t.received_at
            FROM taken t JOIN verification v ON v.id = t.id
            """;

    private final AgroalDataSource dataSource;
    private final SubmissionService submissions;
    private final SubmissionWriter writer;
    private final Outbox outbox;
    private final ObjectMapper json;

    ParkedSubmissions(
            AgroalDataSource dataSource,
            SubmissionService submissions,
            SubmissionWriter writer,
            Outbox outbox,
            ObjectMapper json) {
        this.dataSource = dataSource;
        this.submissions = submissions;
        this.writer = writer;
        this.outbox = outbox;
        this.json = json;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void takeUp() throws SQLException {
        try {
            inTransaction(connection -> takeUp(connection, ready(connection, null)));
        } catch (SQLException | RuntimeException exception) {
            if (DatabaseException.isPassing(exception)) {
                throw exception;
            }
            // One of them cannot be stored: the others must not wait for it.
            takeUpOneByOne();
        }
    }

    private void takeUpOneByOne() throws SQLException {
        List<UUID> ids = new ArrayList<>();
        inTransaction(connection -> ready(connection, null).forEach(parked -> ids.add(parked.id())));
        for (UUID id : ids) {
            try {
                inTransaction(connection -> takeUp(connection, ready(connection, id)));
            } catch (SQLException | RuntimeException exception) {
                if (DatabaseException.isPassing(exception)) {
                    throw exception;
                }
                LOG.errorf(exception, "Parked record %s could not be stored and is set aside", id);
                inTransaction(connection -> settle(connection, id, Refusals.notStorable(id)));
            }
        }
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    private void inTransaction(Work work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                RowSecurity.restrict(connection, RegionScope.everything());
                work.on(connection);
                connection.commit();
            } catch (SQLException | RuntimeException exception) {
                connection.rollback();
                throw exception;
            }
        }
        outbox.committed();
    }

    /** A record that waits no longer for anything. */
    private record Parked(UUID id, String body, Sender sender, Instant receivedAt) {}

    /** @param one the only one to be read, or null for all */
    private static List<Parked> ready(Connection connection, UUID one) throws SQLException {
        List<Parked> ready = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(READY)) {
            statement.setObject(1, one, Types.OTHER);
            statement.setObject(2, one, Types.OTHER);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ready.add(new Parked(
                            row.getObject("id", UUID.class),
                            row.getString("body"),
                            new Sender(
                                    row.getString("submitted_by"),
                                    row.getString("submitted_by_name"),
                                    RegionScope.parse(row.getString("scope")),
                                    clock(row)),
                            row.getTimestamp("received_at").toInstant()));
                }
            }
        }
        return ready;
    }

    private void takeUp(Connection connection, List<Parked> parked) throws SQLException {
        List<Submission> ready = new ArrayList<>();
        for (Parked each : parked) {
            try {
                ready.add(prepared(each));
            } catch (ProblemException refusal) {
                settle(connection, each.id(), refusal);
            }
        }
        if (ready.isEmpty()) {
            return;
        }
        List<Outcome> outcomes = writer.write(connection, ready);
        for (int index = 0; index < ready.size(); index++) {
            settle(connection, ready.get(index).id(), outcomes.get(index).problem());
        }
        LOG.infof("Took up %d parked records", ready.size());
    }

    /** @throws ProblemException when its rules refuse it, which they are asked again */
    private Submission prepared(Parked parked) {
        try {
            return submissions.prepare(
                    json.readValue(parked.body(), SubmitVerificationRequest.class),
                    parked.sender(),
                    parked.receivedAt());
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException("A parked record cannot be read", exception);
        }
    }

    private static ClockInterval clock(ResultSet row) throws SQLException {
        long lower = row.getLong("clock_lower_ms");
        return row.wasNull() ? null : new ClockInterval(lower, row.getLong("clock_upper_ms"));
    }

    private static void settle(Connection connection, UUID id, ProblemException refusal) throws SQLException {
        String sql = refusal == null ? TAKEN : "UPDATE parked_submission SET refusal = ? WHERE id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = 1;
            if (refusal != null) {
                statement.setString(
                        next++, refusal.type() + ": " + refusal.detail().english());
            }
            statement.setObject(next, id);
            statement.executeUpdate();
        }
    }
}
