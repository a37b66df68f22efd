package org.anju.verification.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.record.RecordStep;
import org.anju.verification.record.RecordTransitions;
import org.anju.verification.record.RecordTransitions.Act;

/** What happens to households and records in the course of a campaign. */
@ApplicationScoped
public class FieldWork {

    private final AgroalDataSource dataSource;
    private final RecordTransitions transitions;
    private final RowSecurity rowSecurity;

    FieldWork(AgroalDataSource dataSource, RecordTransitions transitions, RowSecurity rowSecurity) {
        this.dataSource = dataSource;
        this.transitions = transitions;
        this.rowSecurity = rowSecurity;
    }

    public static ValidatableResponse put(String village, UUID id, String record) {
        return RestAssured.given()
                .auth()
                .oauth2(Tokens.of("verifier-" + village))
                .contentType(ContentType.JSON)
                .body(record)
                .put("/api/v1/verifications/" + id)
                .then();
    }

    /** @return the id of a new record of the household */
    public UUID submitted(String village, UUID campaign, UUID household) {
        UUID id = Given.id();
        put(village, id, Given.record(campaign, household)).statusCode(201);
        return id;
    }

    public void move(RecordStep step, UUID record, String reason) {
        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            assertThat(transitions.move(step, List.of(record), new Act("reviewer", "township-622927100", reason, null)))
                    .containsOnlyKeys(record);
        });
    }

    public void remove(UUID household) {
        change("UPDATE household SET active = false, version = version + 1 WHERE id = ?", household);
    }

    public void moveTo(String village, UUID household) {
        change("UPDATE household SET village_code = ?, version = version + 1 WHERE id = ?", village, household);
    }

    /** Any statement, in a transaction of its own that sees every region. */
    public void change(String sql, Object... parameters) {
        try (Connection connection = open()) {
            execute(connection, sql, parameters);
            connection.commit();
        } catch (SQLException exception) {
            throw new IllegalStateException(exception);
        }
    }

    /** A transaction that the caller commits, or not. */
    public Connection open() throws SQLException {
        Connection connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        RowSecurity.restrict(connection, RegionScope.everything());
        return connection;
    }

    public static void execute(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            statement.executeUpdate();
        }
    }
}
