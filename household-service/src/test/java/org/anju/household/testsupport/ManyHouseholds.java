package org.anju.household.testsupport;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.household.privacy.FieldCipher;
import org.anju.household.privacy.FieldSealer;
import org.anju.household.privacy.Secret;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Households by the thousand, spread over the villages of a county that no other test uses. Of ten heads four are 马海成;
 * those whose number ends in 777 are 陕玉犇, and live in a nursing home.
 */
@ApplicationScoped
public class ManyHouseholds {

    public static final String USERNAME = "county-622921";
    public static final String COUNTY = "622921000000";
    public static final String ID_NUMBER = "629927194001010018";

    /** Told to nobody: the events are taken back before they can be. */
    private static final String TOPIC = "of-no-interest";

    private static final String DAY = "2019-01-01";

    private static final String INSERT = """
            INSERT INTO household (
                household_no, village_code, villager_group, head_name, head_name_initials, id_number_encrypted,
                id_number_index, phone_encrypted, poverty_attribute, poverty_status, expected_mode, member_count,
                roster_digest)
            SELECT 'MANY-' || lpad(number::text, 7, '0'), village.code, '1社',
                CASE WHEN number %% 1000 = 777 THEN '陕玉犇' WHEN number %% 10 < 4 THEN '马海成' ELSE '王国安' END,
                CASE WHEN number %% 1000 = 777 THEN 'syb' WHEN number %% 10 < 4 THEN 'mhc' ELSE 'wga' END,
                ?, sha256(convert_to('of nobody ' || number, 'UTF8')), ?, 'GENERAL_POOR', 'LIFTED',
                CASE WHEN number %% 1000 = 777 THEN 'NURSING_HOME' ELSE 'ORIGINAL_HOUSE_A' END, 4, ''
            FROM generate_series(1, %d) AS number
            JOIN (
                SELECT code, row_number() OVER (ORDER BY code) - 1 AS place, count(*) OVER () AS villages
                FROM region WHERE level = 5 AND code ^@ '622921') AS village ON place = number * villages / %d
            """;

    private final AgroalDataSource dataSource;
    private final FieldCipher cipher;
    private final String owner;
    private final String password;

    ManyHouseholds(
            AgroalDataSource dataSource,
            FieldCipher cipher,
            @ConfigProperty(name = "quarkus.flyway.username") String owner,
            @ConfigProperty(name = "quarkus.flyway.password") String password) {
        this.dataSource = dataSource;
        this.cipher = cipher;
        this.owner = owner;
        this.password = password;
    }

    public void insert(int count) throws SQLException {
        FieldSealer sealer = cipher.sealer();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement(INSERT.formatted(count, count + 1))) {
            connection.setAutoCommit(false);
            RowSecurity.restrict(connection, RegionScope.everything());
            announce(connection, "IMPORTED", TOPIC, DAY);
            insert.setBytes(1, sealer.seal(Secret.ID_NUMBER, ID_NUMBER));
            insert.setBytes(2, sealer.seal(Secret.PHONE, "13900005678"));
            insert.executeUpdate();
            statement.execute("DELETE FROM outbox WHERE topic = '" + TOPIC + "'");
            connection.commit();
        }
    }

    /** What the service's own role may not do. */
    public void deleteAll() throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(), owner, password);
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM household WHERE village_code ^@ '622921'");
            statement.execute("DELETE FROM roster_ledger WHERE effective_on = '" + DAY + "'");
        }
    }

    /** Opens the connection's transaction for changes of households. */
    public static void announce(Connection connection, String kind, String topic, String day) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT set_config('anju.change', ?, true)")) {
            statement.setString(1, """
                    {"kind": "%s", "effectiveOn": "%s", "subject": "test", "username": "test", "topic": "%s", "details": {}}
                    """.formatted(kind, day, topic));
            statement.execute();
        }
    }

    private String jdbcUrl() {
        return dataSource
                .getConfiguration()
                .connectionPoolConfiguration()
                .connectionFactoryConfiguration()
                .jdbcUrl();
    }
}
