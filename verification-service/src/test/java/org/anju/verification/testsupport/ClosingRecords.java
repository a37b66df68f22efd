package org.anju.verification.testsupport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.record.RecordStep;
import org.anju.verification.record.RecordTransitions;
import org.anju.verification.record.RecordTransitions.Act;

/** ClosingRecords on their way, for tests of what becomes of them. */
@ApplicationScoped
public class ClosingRecords {

    private static final Act REVIEWER = new Act("reviewer", "reviewer", null, null);

    private final AgroalDataSource dataSource;
    private final RowSecurity rowSecurity;
    private final RecordTransitions transitions;

    ClosingRecords(AgroalDataSource dataSource, RowSecurity rowSecurity, RecordTransitions transitions) {
        this.dataSource = dataSource;
        this.rowSecurity = rowSecurity;
        this.transitions = transitions;
    }

    /** Sent by the verifier of the village. */
    public static ValidatableResponse send(String village, UUID id, String record) {
        return given().auth()
                .oauth2(Tokens.of("verifier-" + village))
                .contentType(ContentType.JSON)
                .body(record)
                .put("/api/v1/verifications/" + id)
                .then();
    }

    /** A record of a household whose photos are stored already. */
    public String complete(UUID campaign, UUID household, String village) {
        List<UUID> photos = Stream.generate(Given::id).limit(3).toList();
        photos.forEach(photo -> storePhoto(photo, household, village));
        return Given.record(campaign, household, photos);
    }

    public UUID completed(UUID campaign, UUID household, String village) {
        UUID id = Given.id();
        send(village, id, complete(campaign, household, village)).statusCode(201);
        return id;
    }

    /** And no sample could draw it yet. */
    public UUID confirmedWithoutSample(UUID campaign, UUID household, String village) {
        UUID id = completed(campaign, household, village);
        move(RecordStep.APPROVE, id);
        move(RecordStep.CONFIRM, id);
        return id;
    }

    public UUID confirmed(UUID campaign, UUID household, String village) {
        UUID id = completed(campaign, household, village);
        confirm(id);
        return id;
    }

    /** A sample could have drawn it by then, and has drawn nothing that is still to be visited. */
    public void confirm(UUID id) {
        move(RecordStep.APPROVE, id);
        sample(id);
        move(RecordStep.CONFIRM, id);
    }

    private void sample(UUID record) {
        execute("""
                WITH sample AS (
                    INSERT INTO recheck_sample (id, campaign_id, region, level, seed, seed_given, share, strata, parameters,
                        frame_size, frame_digest, request_digest, state, created_by, created_by_name, created_at)
                    SELECT ?, campaign_id, left(village_code, 9) || '000', 'TOWNSHIP', 'test', true, 0.1, '{TOWNSHIP}', '{}',
                        1, '', '', 'ACCEPTED', 'reviewer', 'reviewer', now()
                    FROM verification WHERE id = ? RETURNING id)
                INSERT INTO recheck_frame (sample_id, verification_id, household_id, village_code, stratum, weight, mandatory,
                    risks, assurance_category, submitted_by_name)
                SELECT sample.id, v.id, v.household_id, v.village_code, 'test', 100, false, '{}', v.assurance_category,
                    v.submitted_by_name
                FROM sample CROSS JOIN verification v WHERE v.id = ?
                """, Given.id(), record, record);
    }

    public void move(RecordStep step, UUID record) {
        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            assertThat(transitions.move(step, List.of(record), REVIEWER)).containsOnlyKeys(record);
        });
    }

    /** As a rule finds something in a record that is stored already. */
    public void find(UUID record, String rule, String severity) {
        execute("""
                INSERT INTO record_finding (verification_id, village_code, rule, severity, field, english, chinese, found_at)
                SELECT id, village_code, ?, ?, 'details', 'found', '发现', now() FROM verification WHERE id = ?
                """, rule, severity, record);
    }

    public String state(UUID record) {
        return text("SELECT state FROM verification WHERE id = ?", record);
    }

    private void storePhoto(UUID photo, UUID household, String village) {
        execute(
                "INSERT INTO evidence (photo_id, household_id, village_code, slot, stored_at) VALUES (?, ?, ?, 'FRONT', now())",
                photo,
                household,
                village);
    }

    /** Runs with the rights of the service over every region. */
    public void execute(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                RowSecurity.restrict(connection, RegionScope.everything());
                bind(statement, values);
                statement.execute();
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException exception) {
            throw new IllegalStateException(exception.getMessage(), exception);
        }
    }

    /** The first column of the one row. */
    public String text(String query, Object... values) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(query)) {
                RowSecurity.restrict(connection, RegionScope.everything());
                bind(statement, values);
                try (ResultSet row = statement.executeQuery()) {
                    assertThat(row.next()).isTrue();
                    return row.getString(1);
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException exception) {
            throw new IllegalStateException(exception.getMessage(), exception);
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
    }
}
