package org.anju.verification.record;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.common.event.Outbox;
import org.anju.common.event.OutgoingEvent;
import org.anju.common.event.Topics;
import org.anju.common.fact.VerificationFacts;

/**
 * Moves stored records from state to state, with timeline entry and event in one transaction; the only code that moves
 * them once they are stored and complete.
 */
@ApplicationScoped
public class RecordTransitions {

    /** Sorted, so that two that move the same records never wait for each other in a circle. */
    private static final String MOVE = """
            WITH before AS (
                SELECT id, state FROM verification
                WHERE id = ANY (?) AND state = ANY (?) AND standing = 'STANDING'
                ORDER BY id FOR UPDATE
            ), moved AS (
                UPDATE verification v SET state = ?, state_since = ?, version = version + 1
                FROM before WHERE v.id = before.id
                RETURNING before.state AS from_state, %s
            ), told AS (
                INSERT INTO timeline_entry (verification_id, village_code, step, from_state, to_state, reason, note,
                    acted_by, acted_by_name, acted_at)
                SELECT id, village_code, ?, from_state, state, ?, ?, ?, ?, ? FROM moved)
            SELECT * FROM moved
            """.formatted(RecordFacts.COLUMNS);

    private final AgroalDataSource dataSource;
    private final Outbox outbox;
    private final Topics topics;
    private final Clock clock;

    RecordTransitions(AgroalDataSource dataSource, Outbox outbox, Topics topics, Clock clock) {
        this.dataSource = dataSource;
        this.outbox = outbox;
        this.topics = topics;
        this.clock = clock;
    }

    /**
     * Who acts, and why.
     *
     * @param reason a code, or null
     * @param note in the actor's own words, or null
     */
    public record Act(String subject, String name, String reason, String note) {}

    /**
     * Moves those of the records that stand for their household and are in a state from which the step leads on. Row-level
     * security must have been set in the current transaction; what it hides is not moved.
     *
     * @return the records that were moved, as they are now, by id
     */
    @Transactional(TxType.MANDATORY)
    public Map<UUID, VerificationFacts> move(RecordStep step, Collection<UUID> records, Act act) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<UUID, VerificationFacts> moved = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(MOVE)) {
            statement.setArray(1, connection.createArrayOf("uuid", records.toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", step.from().stream().map(Enum::name).toArray()));
            statement.setString(3, step.to().name());
            statement.setTimestamp(4, Timestamp.from(now));
            statement.setString(5, step.name());
            statement.setString(6, act.reason());
            statement.setString(7, act.note());
            statement.setString(8, act.subject());
            statement.setString(9, act.name());
            statement.setTimestamp(10, Timestamp.from(now));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    VerificationFacts facts = RecordFacts.read(row);
                    moved.put(facts.verificationId(), facts);
                }
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
        outbox.append(events(step.eventType(), moved.values(), now));
        return moved;
    }

    private List<OutgoingEvent> events(String type, Collection<VerificationFacts> moved, Instant at) {
        List<OutgoingEvent> events = new ArrayList<>(moved.size());
        for (VerificationFacts facts : moved) {
            events.add(
                    OutgoingEvent.of(topics.verificationEvents(), facts.householdId(), type, at, outbox.toJson(facts)));
        }
        return events;
    }
}
