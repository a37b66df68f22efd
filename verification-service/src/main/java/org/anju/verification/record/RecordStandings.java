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
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.common.event.Outbox;
import org.anju.common.event.OutgoingEvent;
import org.anju.common.fact.VerificationFacts;
import org.anju.verification.record.RecordTransitions.Act;

/** Decides among a household's records, with timeline entries and events in one transaction. */
@ApplicationScoped
public class RecordStandings {

    public static final String CHOOSE = "CHOOSE";
    public static final String DISMISS = "DISMISS";

    /** By two conditions that each have an index. */
    private static final String OF_HOUSEHOLD = """
            SELECT %s, %s FROM verification v
            WHERE (v.standing = 'STANDING' AND v.campaign_id = ? AND v.household_id = ?)
                OR (v.standing <> 'STANDING' AND v.household_id = ? AND v.campaign_id = ?)
            ORDER BY v.id FOR NO KEY UPDATE
            """.formatted(Collectors.COLUMNS, RecordFacts.COLUMNS);

    private static final String FIND = "SELECT %s FROM verification v WHERE v.id = ?".formatted(RecordFacts.COLUMNS);

    private static final String CHANGE = """
            WITH changed AS (
                UPDATE verification v SET standing = ?, revision = coalesce(?, v.revision), version = v.version + 1
                WHERE v.id = ANY (?) RETURNING %s
            ), told AS (
                INSERT INTO timeline_entry (verification_id, village_code, step, from_state, to_state, note, acted_by,
                    acted_by_name, acted_at, other_record)
                SELECT id, village_code, ?, state, state, ?, ?, ?, ?, ? FROM changed)
            SELECT * FROM changed
            """.formatted(RecordFacts.COLUMNS);

    private final AgroalDataSource dataSource;
    private final Outbox outbox;
    private final RecordEvents told;
    private final Clock clock;

    RecordStandings(AgroalDataSource dataSource, Outbox outbox, RecordEvents told, Clock clock) {
        this.dataSource = dataSource;
        this.outbox = outbox;
        this.told = told;
        this.clock = clock;
    }

    /** One of a household's records in a campaign. */
    public record Rival(VerificationFacts facts, Standing standing, Collectors collectors) {

        public UUID id() {
            return facts.verificationId();
        }
    }

    /** A record that row-level security lets be seen. */
    @Transactional(TxType.MANDATORY)
    public Optional<VerificationFacts> find(UUID record) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setObject(1, record);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(RecordFacts.read(row)) : Optional.empty();
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** Locks all records of the household in the campaign and reads them, by id; row-level security must let all be seen. */
    @Transactional(TxType.MANDATORY)
    public Map<UUID, Rival> lock(UUID campaign, UUID household) {
        try (Connection connection = dataSource.getConnection()) {
            Map<UUID, Rival> locked = lock(connection, campaign, household);
            Map<UUID, Rival> again = lock(connection, campaign, household);
            // While the first look waited for a correction to be stored, that took the place of a record seen by it.
            while (!again.keySet().equals(locked.keySet())) {
                locked = again;
                again = lock(connection, campaign, household);
            }
            return again;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static Map<UUID, Rival> lock(Connection connection, UUID campaign, UUID household) throws SQLException {
        Map<UUID, Rival> rivals = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(OF_HOUSEHOLD)) {
            statement.setObject(1, campaign);
            statement.setObject(2, household);
            statement.setObject(3, household);
            statement.setObject(4, campaign);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Rival rival = new Rival(
                            RecordFacts.read(row), Standing.valueOf(row.getString("standing")), Collectors.read(row));
                    rivals.put(rival.id(), rival);
                }
            }
        }
        return rivals;
    }

    /**
     * Lets one of a household's locked records stand, under a revision beyond all others unless it stands already, and
     * dismisses those that compete with it or stood before.
     *
     * @return the chosen record as it is now
     */
    @Transactional(TxType.MANDATORY)
    public VerificationFacts choose(Rival chosen, Map<UUID, Rival> locked, Act act) {
        List<Rival> dismissed = locked.values().stream()
                .filter(rival -> rival.standing() == Standing.STANDING || rival.standing() == Standing.COMPETING)
                .filter(rival -> !rival.id().equals(chosen.id()))
                .toList();
        Integer revision = chosen.standing() == Standing.STANDING
                ? null
                : 1
                        + locked.values().stream()
                                .mapToInt(rival -> rival.facts().revision())
                                .max()
                                .orElseThrow();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<OutgoingEvent> events = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            // First these: two records of one household never stand at once.
            List<UUID> ids = dismissed.stream().map(Rival::id).toList();
            Change dismissal = new Change(DISMISS, Standing.DISMISSED, null, chosen.id());
            for (VerificationFacts facts : change(connection, dismissal, ids, act, now)) {
                if (locked.get(facts.verificationId()).standing() == Standing.STANDING) {
                    events.add(told.of(VerificationFacts.REPLACED, facts, now));
                }
            }
            Change choice = new Change(CHOOSE, Standing.STANDING, revision, null);
            VerificationFacts facts =
                    change(connection, choice, List.of(chosen.id()), act, now).getFirst();
            events.add(told.of(VerificationFacts.CHOSEN, facts, now));
            outbox.append(events);
            return facts;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** @param revision null where it stays as it is */
    private record Change(String step, Standing standing, Integer revision, UUID other) {}

    private static List<VerificationFacts> change(
            Connection connection, Change change, List<UUID> records, Act act, Instant now) throws SQLException {
        List<VerificationFacts> changed = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(CHANGE)) {
            statement.setString(1, change.standing().name());
            statement.setObject(2, change.revision(), Types.INTEGER);
            statement.setArray(3, connection.createArrayOf("uuid", records.toArray()));
            statement.setString(4, change.step());
            statement.setString(5, act.note());
            statement.setString(6, act.subject());
            statement.setString(7, act.name());
            statement.setTimestamp(8, Timestamp.from(now));
            statement.setObject(9, change.other());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    changed.add(RecordFacts.read(row));
                }
            }
        }
        return changed;
    }
}
