package org.anju.household.regionchange;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.anju.common.database.DatabaseException;
import org.anju.common.fact.RegionFacts;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;

/** Writes regions, a whole subtree in one statement. All methods take part in the current transaction. */
@ApplicationScoped
class RegionTable {

    /** As the triggers of households take it, shared, so that nobody enters a village while it ends. */
    private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(6229014)";

    private static final String FIND = "SELECT code, name, valid_from, valid_to FROM region WHERE code = ?";
    private static final String WITHIN = " code BETWEEN rpad(?, 12, '0') AND rpad(?, 12, '9') ";
    private static final String FIRST_WITHIN =
            "SELECT code, name, valid_from, valid_to FROM region WHERE" + WITHIN + "ORDER BY code LIMIT 1";
    private static final String COUNT_CHILDREN = "SELECT count(*) FROM region WHERE parent = ? AND valid_to IS NULL";
    private static final String LATEST_START =
            "SELECT max(valid_from) FROM region WHERE" + WITHIN + "AND valid_to IS NULL";
    private static final String ADD =
            "INSERT INTO region (code, name, level, parent, valid_from) VALUES (?, ?, ?, ?, ?)";
    private static final String RENAME = "UPDATE region SET name = ?, version = version + 1 WHERE code = ?";
    private static final String END =
            "UPDATE region SET valid_to = ?, successor = ?, version = version + 1 WHERE code = ?";
    private static final String ADD_ALIAS =
            "INSERT INTO region_alias (region_code, name, kind) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String HAS_ALIAS = "SELECT count(*) FROM region_alias WHERE region_code = ? AND name = ?";
    private static final String BY_EXTERNAL_CODE =
            "SELECT region_code FROM region_external_code WHERE system = ? AND code = ?";
    private static final String ADD_EXTERNAL_CODE =
            "INSERT INTO region_external_code (system, code, region_code) VALUES (?, ?, ?)";

    private static final String COPY_SUBTREE = """
            INSERT INTO region (code, name, level, parent, valid_from)
            SELECT recoded.prefix || substr(region.code, length(recoded.prefix) + 1), name, level,
                CASE region.code WHEN recoded.code THEN recoded.parent
                    ELSE recoded.prefix || substr(region.parent, length(recoded.prefix) + 1) END,
                recoded.day
            FROM region, (SELECT ?::text AS code, ?::text AS parent, ?::text AS prefix, ?::date AS day) AS recoded
            WHERE region.code BETWEEN rpad(?, 12, '0') AND rpad(?, 12, '9') AND valid_to IS NULL
            ORDER BY region.code
            RETURNING region.code
            """;
    private static final String END_SUBTREE = """
            UPDATE region SET valid_to = ?, successor = ? || substr(code, ?), version = version + 1
            WHERE code BETWEEN rpad(?, 12, '0') AND rpad(?, 12, '9') AND valid_to IS NULL
            """;
    private static final String COPY_ALIASES = """
            INSERT INTO region_alias (region_code, name, kind)
            SELECT successor, alias.name, kind FROM region_alias AS alias JOIN region ON code = region_code
            WHERE code BETWEEN rpad(?, 12, '0') AND rpad(?, 12, '9') AND successor ^@ ?
            """;
    private static final String HAND_ON_EXTERNAL_CODES = """
            UPDATE region_external_code AS external SET region_code = successor
            FROM region
            WHERE region.code = region_code AND region.code BETWEEN rpad(?, 12, '0') AND rpad(?, 12, '9')
                AND successor ^@ ?
            """;
    private static final String FACTS = """
            SELECT code, name, level, parent, valid_from, valid_to, successor, version
            FROM region WHERE code = ANY (?) ORDER BY code
            """;

    private final AgroalDataSource dataSource;

    RegionTable(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Until the end of the transaction nobody else changes regions or writes households. */
    void waitForTurn() {
        query(ONE_AT_A_TIME, row -> true);
    }

    Optional<KnownRegion> find(RegionCode code) {
        return query(FIND, RegionTable::known, code.value()).stream().findFirst();
    }

    Optional<KnownRegion> findAnyWithin(RegionCode code) {
        return query(FIRST_WITHIN, RegionTable::known, code.prefix(), code.prefix()).stream()
                .findFirst();
    }

    long countChildren(RegionCode code) {
        return query(COUNT_CHILDREN, row -> row.getLong(1), code.value()).getFirst();
    }

    /** The latest day on which a region of the subtree came to be. */
    Optional<LocalDate> latestStartWithin(RegionCode code) {
        return Optional.ofNullable(
                query(LATEST_START, row -> row.getObject(1, LocalDate.class), code.prefix(), code.prefix())
                        .getFirst());
    }

    /** @param parent null for a province */
    void add(RegionCode code, String name, RegionCode parent, LocalDate validFrom) {
        update(ADD, code.value(), name, code.level().number(), parent == null ? null : parent.value(), validFrom);
    }

    void rename(RegionCode code, String name) {
        update(RENAME, name, code.value());
    }

    /** @param successor or null */
    void end(RegionCode code, LocalDate validTo, RegionCode successor) {
        update(END, validTo, successor == null ? null : successor.value(), code.value());
    }

    /**
     * Ends the subtree and sets it up anew under the other code, with its aliases; codes in other systems go along.
     *
     * @return the new codes
     */
    List<String> recode(RegionCode from, RegionCode to, RegionCode parent, LocalDate day) {
        List<String> codes = query(
                COPY_SUBTREE,
                row -> row.getString(1),
                from.value(),
                parent == null ? null : parent.value(),
                to.prefix(),
                day,
                from.prefix(),
                from.prefix());
        update(END_SUBTREE, day, to.prefix(), to.prefix().length() + 1, from.prefix(), from.prefix());
        update(COPY_ALIASES, from.prefix(), from.prefix(), to.prefix());
        update(HAND_ON_EXTERNAL_CODES, from.prefix(), from.prefix(), to.prefix());
        return codes;
    }

    void addAlias(RegionCode code, String name, String kind) {
        update(ADD_ALIAS, code.value(), name, kind);
    }

    boolean hasAlias(RegionCode code, String name) {
        return query(HAS_ALIAS, row -> row.getLong(1), code.value(), name).getFirst() > 0;
    }

    Optional<String> findByExternalCode(String system, String externalCode) {
        return query(BY_EXTERNAL_CODE, row -> row.getString(1), system, externalCode).stream()
                .findFirst();
    }

    void addExternalCode(RegionCode code, String system, String externalCode) {
        update(ADD_EXTERNAL_CODE, system, externalCode, code.value());
    }

    List<RegionFacts> facts(Collection<String> codes, Instant at) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(FACTS)) {
            statement.setArray(1, connection.createArrayOf("text", codes.toArray()));
            return read(
                    statement,
                    row -> new RegionFacts(
                            row.getString(1),
                            row.getString(2),
                            RegionLevel.values()[row.getInt(3) - 1],
                            row.getString(4),
                            row.getObject(5, LocalDate.class),
                            row.getObject(6, LocalDate.class),
                            row.getString(7),
                            row.getLong(8),
                            at));
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static KnownRegion known(ResultSet row) throws SQLException {
        return new KnownRegion(
                new RegionCode(row.getString(1)),
                row.getString(2),
                row.getObject(3, LocalDate.class),
                row.getObject(4, LocalDate.class));
    }

    private interface Mapping<T> {
        T map(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Mapping<T> mapping, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return read(statement, mapping);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private void update(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int index = 0; index < parameters.length; index++) {
            statement.setObject(index + 1, parameters[index]);
        }
    }

    private static <T> List<T> read(PreparedStatement statement, Mapping<T> mapping) throws SQLException {
        List<T> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(mapping.map(row));
            }
        }
        return found;
    }
}
