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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
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
            WHERE p.refusal IS NULL AND (p.waits_for_record IS NULL OR v.id IS NOT NULL)
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
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                RowSecurity.restrict(connection, RegionScope.everything());
                takeUp(connection);
                connection.commit();
            } catch (SQLException | RuntimeException exception) {
                connection.rollback();
                throw exception;
            }
        }
        outbox.committed();
    }

    private void takeUp(Connection connection) throws SQLException {
        List<Submission> ready = new ArrayList<>();
        Map<UUID, ProblemException> refused = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(READY);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                try {
                    ready.add(prepared(row));
                } catch (ProblemException refusal) {
                    refused.put(row.getObject("id", UUID.class), refusal);
                }
            }
        }
        for (Map.Entry<UUID, ProblemException> refusal : refused.entrySet()) {
            settle(connection, refusal.getKey(), refusal.getValue());
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
    private Submission prepared(ResultSet row) throws SQLException {
        try {
            return submissions.prepare(
                    json.readValue(row.getString("body"), SubmitVerificationRequest.class),
                    new Sender(
                            row.getString("submitted_by"),
                            row.getString("submitted_by_name"),
                            RegionScope.parse(row.getString("scope")),
                            clock(row)),
                    row.getTimestamp("received_at").toInstant());
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
