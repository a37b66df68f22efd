package org.anju.household.region;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anju.common.database.DatabaseException;

/** Aliases of regions, and their codes in other systems. */
@ApplicationScoped
class OtherNames {

    private static final String ALIASES =
            "SELECT region_code, name, kind FROM region_alias WHERE region_code = ANY (?) ORDER BY region_code, name";
    private static final String EXTERNAL_CODES = """
            SELECT region_code, system, code FROM region_external_code
            WHERE region_code = ANY (?) ORDER BY region_code, system, code
            """;
    private static final String BY_EXTERNAL_CODE =
            "SELECT region_code FROM region_external_code WHERE system = ? AND code = ?";

    private final AgroalDataSource dataSource;

    OtherNames(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    Map<String, List<Alias>> aliasesOf(Collection<String> codes) {
        return query(ALIASES, codes, row -> new Alias(row.getString(2), Alias.Kind.valueOf(row.getString(3))));
    }

    Map<String, List<ExternalCode>> externalCodesOf(Collection<String> codes) {
        return query(EXTERNAL_CODES, codes, row -> new ExternalCode(row.getString(2), row.getString(3)));
    }

    Optional<String> findByExternalCode(String system, String code) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(BY_EXTERNAL_CODE)) {
            statement.setString(1, system);
            statement.setString(2, code);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private interface Mapping<T> {
        T map(ResultSet row) throws SQLException;
    }

    private <T> Map<String, List<T>> query(String sql, Collection<String> codes, Mapping<T> mapping) {
        Map<String, List<T>> found = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", codes.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.computeIfAbsent(row.getString(1), code -> new ArrayList<>(1))
                            .add(mapping.map(row));
                }
            }
            return found;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }
}
