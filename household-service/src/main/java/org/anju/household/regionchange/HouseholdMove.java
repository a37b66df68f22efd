package org.anju.household.regionchange;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.common.region.RegionCode;
import org.anju.household.privacy.FieldCipher;
import org.anju.household.privacy.FieldSealer;
import org.anju.household.privacy.Secret;
import org.anju.household.registry.ChangeRecording;
import org.anju.household.registry.HouseholdContent;
import org.anju.household.registry.RecordedChange;

/**
 * Moves households along when their villages change codes, thousands in one statement. The digest of what a roster told
 * holds the village, and its key is not the database's: it is made anew here, so that the next roster, which names the new
 * village, finds the household unchanged. In the current transaction, with what row-level security lets it see.
 */
@ApplicationScoped
class HouseholdMove {

    private static final int BATCH = 2000;

    private static final String COUNT_ACTIVE = """
            SELECT count(*) FROM household
            WHERE village_code BETWEEN rpad(?, 12, '0') AND rpad(?, 12, '9') AND status = 'ACTIVE'
            """;

    /**
     * A household moves on the day of the change, or on the later day on which it came to the village, as is known by now:
     * a village never counts fewer households than it had.
     */
    private static final String NEXT = """
            SELECT id, household_no, village_code, villager_group, head_name, id_number_encrypted, phone_encrypted,
                address_encrypted, ethnic_group, poverty_attribute, poverty_status, expected_mode, member_count,
                greatest(
                    ?,
                    (household.created_at AT TIME ZONE 'Asia/Shanghai')::date,
                    (SELECT max(effective_on) FROM household_change AS entry
                     WHERE household_id = household.id
                        AND (before_village_code IS DISTINCT FROM household.village_code
                            OR before_status IS DISTINCT FROM household.status))) AS effective_on
            FROM household
            WHERE village_code BETWEEN rpad(?, 12, '0') AND rpad(?, 12, '9')
            ORDER BY id
            LIMIT ?
            FOR UPDATE
            """;

    private static final String MOVE = """
            UPDATE household SET
                village_code = moved.village_code,
                roster_digest = moved.roster_digest,
                roster_import_id = NULL,
                version = version + 1
            FROM unnest(?::uuid[], ?::text[], ?::bytea[]) AS moved (id, village_code, roster_digest)
            WHERE household.id = moved.id
            """;

    private final AgroalDataSource dataSource;
    private final FieldCipher cipher;
    private final ChangeRecording recording;

    HouseholdMove(AgroalDataSource dataSource, FieldCipher cipher, ChangeRecording recording) {
        this.dataSource = dataSource;
        this.cipher = cipher;
        this.recording = recording;
    }

    long countActive(RegionCode region) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(COUNT_ACTIVE)) {
            statement.setString(1, region.prefix());
            statement.setString(2, region.prefix());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /**
     * All households of one subtree, to where the same digits lead below another region.
     *
     * @param change effective on the day of the change
     */
    long move(RegionCode from, RegionCode to, RecordedChange change) {
        FieldSealer sealer = cipher.sealer();
        long moved = 0;
        try (Connection connection = dataSource.getConnection()) {
            List<Moving> batch = next(connection, from, to, change.effectiveOn(), sealer);
            while (!batch.isEmpty()) {
                moveBatch(connection, batch, change);
                moved += batch.size();
                batch = next(connection, from, to, change.effectiveOn(), sealer);
            }
            return moved;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private record Moving(UUID id, String villageCode, byte[] rosterDigest, LocalDate effectiveOn) {}

    private static List<Moving> next(
            Connection connection, RegionCode from, RegionCode to, LocalDate day, FieldSealer sealer)
            throws SQLException {
        List<Moving> batch = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setObject(1, day);
            statement.setString(2, from.prefix());
            statement.setString(3, from.prefix());
            statement.setInt(4, BATCH);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String village = to.prefix()
                            + row.getString("village_code")
                                    .substring(to.prefix().length());
                    batch.add(new Moving(
                            row.getObject("id", UUID.class),
                            village,
                            sealer.digestOf(told(row, village, sealer).text()),
                            row.getObject("effective_on", LocalDate.class)));
                }
            }
        }
        return batch;
    }

    /** What a roster tells that knows of the move, and of nothing else. */
    private static HouseholdContent told(ResultSet row, String village, FieldSealer sealer) throws SQLException {
        return HouseholdContent.of(
                        row,
                        sealer.open(Secret.ID_NUMBER, row.getBytes("id_number_encrypted")),
                        sealer.open(Secret.PHONE, row.getBytes("phone_encrypted")),
                        sealer.open(Secret.ADDRESS, row.getBytes("address_encrypted")))
                .at(village, row.getString("villager_group"));
    }

    private void moveBatch(Connection connection, List<Moving> batch, RecordedChange change) throws SQLException {
        Map<LocalDate, List<Moving>> byDay = new TreeMap<>();
        batch.forEach(moving -> byDay.computeIfAbsent(moving.effectiveOn(), day -> new ArrayList<>())
                .add(moving));
        for (Map.Entry<LocalDate, List<Moving>> day : byDay.entrySet()) {
            recording.announce(change.effectiveOn(day.getKey()));
            update(connection, day.getValue());
        }
    }

    private static void update(Connection connection, List<Moving> moving) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", moving.stream().map(Moving::id).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", moving.stream().map(Moving::villageCode).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "bytea", moving.stream().map(Moving::rosterDigest).toArray(byte[][]::new)));
            statement.executeUpdate();
        }
    }
}
