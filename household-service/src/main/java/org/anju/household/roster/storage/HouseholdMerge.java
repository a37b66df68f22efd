package org.anju.household.roster.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Takes staged households over into the registry. Changed and new ones apart: that takes two thirds of the time of
 * INSERT … ON CONFLICT, and a tenth where nothing has changed.
 */
final class HouseholdMerge {

    private static final String CHANGE = """
            UPDATE household AS known SET
                household_no = coalesce(staged.household_no, known.household_no),
                village_code = staged.village_code,
                villager_group = staged.villager_group,
                head_name = staged.name,
                head_name_initials = staged.name_initials,
                id_number_encrypted = staged.id_number_encrypted,
                id_number_index = staged.id_number_index,
                phone_encrypted = staged.phone_encrypted,
                address_encrypted = staged.address_encrypted,
                ethnic_group = staged.ethnic_group,
                poverty_attribute = staged.poverty_attribute,
                poverty_status = staged.poverty_status,
                expected_mode = staged.expected_mode,
                member_count = staged.member_count,
                roster_digest = staged.roster_digest,
                member_digest = coalesce(staged.member_digest, known.member_digest),
                roster_import_id = ?,
                status = 'ACTIVE',
                version = known.version + 1
            FROM staged_row AS staged JOIN roster_target AS target USING (line)
            WHERE known.id = target.household_id
                AND (target.facts_changed OR target.members_changed OR target.renumbered_from <> staged.household_no)
            """;

    private static final String ADD = """
            INSERT INTO household (
                household_no, village_code, villager_group, head_name, head_name_initials, id_number_encrypted,
                id_number_index, phone_encrypted, address_encrypted, ethnic_group, poverty_attribute, poverty_status,
                expected_mode, member_count, roster_digest, member_digest, roster_import_id, registered_by_import_id,
                created_at, changed_at)
            SELECT household_no, village_code, villager_group, name, name_initials, id_number_encrypted,
                id_number_index, phone_encrypted, address_encrypted, ethnic_group, poverty_attribute, poverty_status,
                expected_mode, member_count, roster_digest, member_digest, ?, ?,
                statement_timestamp(), statement_timestamp()
            FROM staged_row AS staged JOIN roster_target AS target USING (line)
            WHERE target.household_id IS NULL
            """;

    /** Those that the roster tells of as they were stay as they are. */
    private static final String END_MEMBERS = """
            UPDATE household_member AS member SET until_version = known.version
            FROM roster_target AS target JOIN household AS known ON known.id = target.household_id
            WHERE target.members_changed AND member.household_id = target.household_id AND member.until_version IS NULL
                AND NOT EXISTS (
                    SELECT FROM staged_row AS told
                    WHERE told.head_line = target.line AND told.name = member.name AND told.relation = member.relation
                        AND told.id_number_index IS NOT DISTINCT FROM member.id_number_index)
            """;

    /** A person of whom something has changed keeps the id: known by the identity number, without one by the name. */
    private static final String ADD_MEMBERS_OF_KNOWN = """
            INSERT INTO household_member (
                id, household_id, name, relation, id_number_encrypted, id_number_index, since_version)
            SELECT coalesce(ended.id, uuidv7()), known.id, told.name, told.relation, told.id_number_encrypted,
                told.id_number_index, known.version
            FROM roster_target AS target
                JOIN household AS known ON known.id = target.household_id
                JOIN staged_row AS told ON told.head_line = target.line
                LEFT JOIN household_member AS ended ON ended.household_id = known.id AND ended.until_version = known.version
                    AND coalesce(ended.id_number_index, convert_to(ended.name, 'UTF8'))
                        = coalesce(told.id_number_index, convert_to(told.name, 'UTF8'))
            WHERE target.members_changed
                AND NOT EXISTS (
                    SELECT FROM household_member AS same
                    WHERE same.household_id = known.id AND same.until_version IS NULL AND same.name = told.name
                        AND same.relation = told.relation
                        AND same.id_number_index IS NOT DISTINCT FROM told.id_number_index)
            """;

    private static final String ADD_MEMBERS_OF_NEW = """
            INSERT INTO household_member (household_id, name, relation, id_number_encrypted, id_number_index, since_version)
            SELECT known.id, told.name, told.relation, told.id_number_encrypted, told.id_number_index, known.version
            FROM roster_target AS target
                JOIN staged_row AS staged USING (line)
                JOIN staged_row AS told ON told.head_line = target.line
                JOIN household AS known ON known.household_no = staged.household_no
            WHERE target.household_id IS NULL
            """;

    private final Connection connection;

    HouseholdMerge(Connection connection) {
        this.connection = connection;
    }

    /** @param membersTold whether any member is staged */
    void run(UUID importId, boolean membersTold) throws SQLException {
        update(CHANGE, importId);
        update(ADD, importId, importId);
        if (membersTold) {
            update(END_MEMBERS);
            update(ADD_MEMBERS_OF_KNOWN);
            update(ADD_MEMBERS_OF_NEW);
        }
    }

    private void update(String sql, UUID... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            statement.executeUpdate();
        }
    }
}
