package org.anju.household.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.region.RegionCode;
import org.anju.household.testsupport.Api;
import org.anju.household.testsupport.TestHousehold;
import org.anju.household.testsupport.TestRoster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself lets the service see, whatever the service asks for. */
@QuarkusTest
class HouseholdRowSecurityTest {

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void importHouseholds() {
        Api.importRoster(
                Api.LINXIA, TestRoster.of(TestHousehold.inJishishan("ROW-1"), TestHousehold.inDongxiang("ROW-2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"household", "roster_import", "roster_import_chunk"})
    void showsNothingToTransactionWithoutScope(String table) throws SQLException {
        assertThat(count("SELECT count(*) FROM " + table, null)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"622927000000", "622926000000", "622927100201"})
    void showsOwnRegionOnly(String region) throws SQLException {
        RegionCode code = new RegionCode(region);
        RegionScope scope = RegionScope.of(List.of(code));

        assertThat(count("SELECT count(*) FROM household WHERE village_code LIKE '" + code.prefix() + "%'", scope))
                .isPositive();
        assertThat(count("SELECT count(*) FROM household WHERE village_code NOT LIKE '" + code.prefix() + "%'", scope))
                .isZero();
        assertThat(count("SELECT count(*) FROM roster_import WHERE regions = '{6229}'", scope))
                .isZero();
    }

    private int count(String sql, RegionScope scope) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            if (scope != null) {
                RowSecurity.restrict(connection, scope);
            }
            try (ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getInt(1);
            } finally {
                connection.rollback();
            }
        }
    }
}
