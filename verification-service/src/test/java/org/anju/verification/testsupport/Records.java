package org.anju.verification.testsupport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.problem.Text;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.evidence.StoredPhotos;
import org.anju.verification.record.RecordFinding;
import org.anju.verification.record.RecordFinding.Severity;
import org.anju.verification.record.RecordFindings;
import org.anju.verification.record.RecordStep;
import org.anju.verification.record.RecordTransitions;
import org.anju.verification.record.RecordTransitions.Act;

/** Records on their way through review, and the requests that people make of them. */
@ApplicationScoped
public class Records {

    public static final String TOWNSHIP = "township-622927100000";
    public static final String COUNTY = "county-622927";

    private final StoredPhotos photos;
    private final RecordFindings findings;
    private final RecordTransitions transitions;
    private final RowSecurity rowSecurity;
    private final AgroalDataSource dataSource;

    Records(
            StoredPhotos photos,
            RecordFindings findings,
            RecordTransitions transitions,
            RowSecurity rowSecurity,
            AgroalDataSource dataSource) {
        this.photos = photos;
        this.findings = findings;
        this.transitions = transitions;
        this.rowSecurity = rowSecurity;
        this.dataSource = dataSource;
    }

    /** Whose photos are still on their way. */
    public UUID submitted(UUID campaign, UUID household) {
        return put(Given.record(campaign, household));
    }

    public UUID completed(UUID campaign, UUID household) {
        List<UUID> named = List.of(Given.id(), Given.id(), Given.id());
        photos.store(household, named);
        return put(Given.record(campaign, household, named));
    }

    /** Of a household of its own in Given.VILLAGE. */
    public UUID completed(UUID campaign, Given households) {
        return completed(campaign, households.household(Given.VILLAGE));
    }

    public UUID approved(UUID campaign, UUID household) {
        UUID record = completed(campaign, household);
        move(RecordStep.APPROVE, record, TOWNSHIP);
        return record;
    }

    public UUID put(String record) {
        UUID id = Given.id();
        given().auth()
                .oauth2(Tokens.of(Given.VERIFIER))
                .contentType(ContentType.JSON)
                .body(record)
                .put("/api/v1/verifications/" + id)
                .then()
                .statusCode(201);
        return id;
    }

    public void move(RecordStep step, UUID record, String username) {
        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            assertThat(transitions.move(step, List.of(record), new Act(subject(username), username, null, null)))
                    .containsOnlyKeys(record);
        });
    }

    public void find(UUID record, String rule, Severity severity, String field) {
        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            findings.add(List.of(new RecordFinding(
                    record,
                    Given.VILLAGE,
                    rule,
                    severity,
                    field,
                    Text.of("found by " + rule, "由" + rule + "发现"),
                    null,
                    null)));
        });
    }

    public long findingId(UUID record, String rule) {
        return Long.parseLong(rows("SELECT id FROM record_finding WHERE verification_id = ? AND rule = ?", record, rule)
                .getFirst());
    }

    /** As if somebody else had sent it. */
    public void recordedBy(UUID record, String username) {
        update(
                "UPDATE verification SET submitted_by = ?, submitted_by_name = ? WHERE id = ?",
                subject(username),
                username,
                record);
    }

    /** The first column of each row, as text, beyond all regions. */
    public List<String> rows(String sql, Object... values) {
        return inTransaction(sql, values, statement -> {
            List<String> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(row.getString(1));
                }
            }
            return rows;
        });
    }

    public int update(String sql, Object... values) {
        return inTransaction(sql, values, PreparedStatement::executeUpdate);
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    private <T> T inTransaction(String sql, Object[] values, Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                RowSecurity.restrict(connection, RegionScope.everything());
                for (int index = 0; index < values.length; index++) {
                    statement.setObject(index + 1, values[index]);
                }
                T result = work.on(statement);
                connection.commit();
                return result;
            } finally {
                connection.rollback();
            }
        } catch (SQLException exception) {
            throw new IllegalStateException(exception);
        }
    }

    public static String subject(String username) {
        try {
            byte[] payload = Base64.getUrlDecoder().decode(Tokens.of(username).split("\\.")[1]);
            return new ObjectMapper().readTree(payload).get("sub").asText();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    public static ValidatableResponse post(String username, String path, String body) {
        return given().auth()
                .oauth2(Tokens.of(username))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/" + path)
                .then();
    }

    public static ValidatableResponse get(String username, String path) {
        return given().auth().oauth2(Tokens.of(username)).get("/api/v1/" + path).then();
    }
}
