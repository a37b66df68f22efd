package org.anju.household.testsupport;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.event.Topics;
import org.anju.household.privacy.FieldCipher;
import org.anju.household.privacy.FieldSealer;
import org.anju.household.privacy.Secret;
import org.anju.household.registry.RelationToHead;

/** Changes households as events do, straight in the database and one transaction each. */
@ApplicationScoped
public class HouseholdChanges {

    private final AgroalDataSource dataSource;
    private final FieldCipher cipher;
    private final Topics topics;

    HouseholdChanges(AgroalDataSource dataSource, FieldCipher cipher, Topics topics) {
        this.dataSource = dataSource;
        this.cipher = cipher;
        this.topics = topics;
    }

    public void remove(String householdNo) throws SQLException {
        update(householdNo, "DEREGISTERED", "status = 'REMOVED'");
    }

    public void move(String householdNo, String village) throws SQLException {
        update(householdNo, "MOVED", "village_code = '" + village + "'");
    }

    /** @return the member's id */
    public UUID addMember(String householdNo, String name, RelationToHead relation, String idNumber)
            throws SQLException {
        FieldSealer sealer = cipher.sealer();
        UUID id = UUID.randomUUID();
        try (Connection connection = begin();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO household_member (
                            id, household_id, name, relation, id_number_encrypted, id_number_index, since_version)
                        SELECT ?, id, ?, ?, ?, ?, version FROM household WHERE household_no = ?
                        """)) {
            insert.setObject(1, id);
            insert.setString(2, name);
            insert.setString(3, relation.name());
            insert.setBytes(4, sealer.seal(Secret.ID_NUMBER, idNumber));
            insert.setBytes(5, sealer.indexOf(idNumber));
            insert.setString(6, householdNo);
            insert.executeUpdate();
            connection.commit();
        }
        return id;
    }

    public void removeMember(UUID id) throws SQLException {
        try (Connection connection = begin();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE household_member SET until_version = since_version + 1 WHERE id = ?")) {
            update.setObject(1, id);
            update.executeUpdate();
            connection.commit();
        }
    }

    /** Not committed: that is for the caller to do. */
    public Connection beginChange(String householdNo) throws SQLException {
        Connection connection = begin();
        change(connection, householdNo, "CORRECTED", "member_count = member_count + 1");
        return connection;
    }

    private void update(String householdNo, String kind, String assignment) throws SQLException {
        try (Connection connection = begin()) {
            change(connection, householdNo, kind, assignment);
            connection.commit();
        }
    }

    private void change(Connection connection, String householdNo, String kind, String assignment) throws SQLException {
        ManyHouseholds.announce(connection, kind, topics.householdEvents(), "2020-06-01");
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE household SET " + assignment + ", version = version + 1 WHERE household_no = ?")) {
            update.setString(1, householdNo);
            update.executeUpdate();
        }
    }

    private Connection begin() throws SQLException {
        Connection connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        RowSecurity.restrict(connection, RegionScope.everything());
        return connection;
    }
}
