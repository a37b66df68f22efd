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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.anju.common.database.DatabaseException;
import org.anju.common.event.Outbox;
import org.anju.common.fact.VerificationFacts;

/**
 * Moves stored records from state to state, with timeline entry and event in one transaction; the only code that moves
 * them once they are stored and complete.
 */
@ApplicationScoped
public class RecordTransitions {

    /** Sorted, so that two that move the same records never wait for each other in a circle. */
    private static final String MOVE = """
            WITH wanted AS (
                SELECT * FROM unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[])
                    AS t (id, version, reason, note, acted_by, acted_by_name)
            ), before AS (
                SELECT v.id, v.state, w.reason, w.note, w.acted_by, w.acted_by_name
                FROM verification v JOIN wanted w ON w.id = v.id AND coalesce(w.version, v.version) = v.version
                WHERE v.state = ANY (?) AND v.standing = 'STANDING'
                ORDER BY v.id FOR NO KEY UPDATE OF v
            ), moved AS (
                UPDATE verification v SET state = ?, state_since = ?, version = v.version + 1
                FROM before b WHERE v.id = b.id
                RETURNING b.state AS from_state, b.reason, b.note, b.acted_by, b.acted_by_name, %s
            ), told AS (
                INSERT INTO timeline_entry (verification_id, village_code, step, from_state, to_state, reason, note,
                    acted_by, acted_by_name, acted_at)
                SELECT id, village_code, ?, from_state, state, reason, note, acted_by, acted_by_name, ? FROM moved)
            SELECT * FROM moved
            """.formatted(RecordFacts.COLUMNS);

    private final AgroalDataSource dataSource;
    private final Outbox outbox;
    private final RecordEvents told;
    private final Clock clock;

    RecordTransitions(AgroalDataSource dataSource, Outbox outbox, RecordEvents told, Clock clock) {
        this.dataSource = dataSource;
        this.outbox = outbox;
        this.told = told;
        this.clock = clock;
    }

    /**
     * Who acts, and why.
     *
     * @param reason a code, or several separated by commas, or null
     * @param note in the actor's own words, or null
     */
    public record Act(String subject, String name, String reason, String note) {}

    /** @param version that the record must still have, or null where any will do */
    public record Move(UUID record, Long version, Act act) {}

    /** Moves all of the records by one act, whatever their versions: see {@link #move(RecordStep, List)}. */
    @Transactional(TxType.MANDATORY)
    public Map<UUID, VerificationFacts> move(RecordStep step, Collection<UUID> records, Act act) {
        return move(
                step,
                records.stream().map(record -> new Move(record, null, act)).toList());
    }

    /**
     * Moves those of the records that stand for their household, are in a state from which the step leads on and have the
     * expected version. Row-level security must have been set in the current transaction; what it hides is not moved.
     *
     * @return the records that were moved, as they are now, by id
     */
    @Transactional(TxType.MANDATORY)
    public Map<UUID, VerificationFacts> move(RecordStep step, List<Move> moves) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<UUID, VerificationFacts> moved = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(MOVE)) {
            bind(connection, statement, 1, "uuid", moves, Move::record);
            bind(connection, statement, 2, "bigint", moves, Move::version);
            bind(connection, statement, 3, "text", moves, move -> move.act().reason());
            bind(connection, statement, 4, "text", moves, move -> move.act().note());
            bind(connection, statement, 5, "text", moves, move -> move.act().subject());
            bind(connection, statement, 6, "text", moves, move -> move.act().name());
            statement.setArray(
                    7,
                    connection.createArrayOf(
                            "text", step.from().stream().map(Enum::name).toArray()));
            statement.setString(8, step.to().name());
            statement.setTimestamp(9, Timestamp.from(now));
            statement.setString(10, step.name());
            statement.setTimestamp(11, Timestamp.from(now));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    VerificationFacts facts = RecordFacts.read(row);
                    moved.put(facts.verificationId(), facts);
                }
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
        outbox.append(moved.values().stream()
                .map(facts -> told.of(step.eventType(), facts, now))
                .toList());
        return moved;
    }

    private static void bind(
            Connection connection,
            PreparedStatement statement,
            int position,
            String type,
            List<Move> moves,
            Function<Move, Object> column)
            throws SQLException {
        statement.setArray(
                position,
                connection.createArrayOf(type, moves.stream().map(column).toArray()));
    }
}
