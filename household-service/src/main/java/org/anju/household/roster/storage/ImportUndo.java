package org.anju.household.roster.storage;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.common.database.DatabaseException;

/**
 * Takes back what an import did: households that it brought in leave the roster, those that it changed are as they were. Only
 * while nothing was built on any of them: no later change, no record or photo of a visit. All methods take part in the
 * current transaction, which must see all regions.
 */
@ApplicationScoped
public class ImportUndo {

    private static final String OBSTACLES = """
            SELECT household_no FROM (
                SELECT id FROM household WHERE registered_by_import_id = ?
                UNION
                SELECT household_id FROM household_change WHERE roster_import_id = ? AND kind = 'IMPORTED') AS touched
                JOIN household USING (id)
            WHERE roster_import_id IS DISTINCT FROM ?
                OR EXISTS (SELECT FROM household_use WHERE household_use.household_id = household.id)
            ORDER BY household_no
            """;

    private static final String RESTORE = """
            UPDATE household AS known SET
                household_no = before_household_no,
                village_code = before_village_code,
                villager_group = before_villager_group,
                head_name = before_head_name,
                head_name_initials = before_head_name_initials,
                id_number_encrypted = before_id_number_encrypted,
                id_number_index = before_id_number_index,
                phone_encrypted = before_phone_encrypted,
                address_encrypted = before_address_encrypted,
                ethnic_group = before_ethnic_group,
                poverty_attribute = before_poverty_attribute,
                poverty_status = before_poverty_status,
                expected_mode = before_expected_mode,
                member_count = before_member_count,
                status = before_status,
                roster_digest = before_roster_digest,
                member_digest = before_member_digest,
                roster_import_id = before_roster_import_id,
                version = known.version + 1
            FROM household_change AS change
            WHERE change.roster_import_id = ? AND change.kind = 'IMPORTED'
                AND known.id = change.household_id AND known.roster_import_id = change.roster_import_id
            """;

    /** After the households are restored: those who came with the import or after it, and were there before it not as they are. */
    private static final String END_IMPORTED_MEMBERS = """
            UPDATE household_member AS member SET until_version = known.version
            FROM household_change AS change JOIN household AS known ON known.id = change.household_id
            WHERE change.roster_import_id = ? AND change.kind = 'IMPORTED'
                AND member.household_id = change.household_id AND member.since_version >= change.version
                AND member.until_version IS NULL
            """;

    private static final String RESTORE_MEMBERS = """
            INSERT INTO household_member (
                id, household_id, name, relation, id_number_encrypted, id_number_index, since_version)
            SELECT member.id, member.household_id, member.name, member.relation, member.id_number_encrypted,
                member.id_number_index, known.version
            FROM household_change AS change
                JOIN household AS known ON known.id = change.household_id
                JOIN household_member AS member ON member.household_id = change.household_id
                    AND member.since_version < change.version AND member.until_version >= change.version
            WHERE change.roster_import_id = ? AND change.kind = 'IMPORTED'
            """;

    private static final String REMOVE = """
            UPDATE household SET status = 'REMOVED', roster_import_id = NULL, version = version + 1
            WHERE registered_by_import_id = ? AND roster_import_id = ?
            """;

    private final AgroalDataSource dataSource;

    ImportUndo(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Numbers of the households on which something was built. */
    public List<String> obstacles(UUID importId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(OBSTACLES)) {
            for (int index = 1; index <= 3; index++) {
                statement.setObject(index, importId);
            }
            List<String> numbers = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    numbers.add(row.getString(1));
                }
            }
            return numbers;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** @return how many households were taken back */
    public long run(UUID importId) {
        try (Connection connection = dataSource.getConnection()) {
            long restored = update(connection, RESTORE, importId);
            update(connection, END_IMPORTED_MEMBERS, importId);
            update(connection, RESTORE_MEMBERS, importId);
            return restored + update(connection, REMOVE, importId, importId);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static long update(Connection connection, String sql, UUID... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            return statement.executeLargeUpdate();
        }
    }
}
