package org.anju.verification.village.closure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.database.DatabaseException;

/** Certificates, in the current JTA transaction and within its scope. */
@ApplicationScoped
class CertificateStore {

    private static final String LATEST = """
            SELECT * FROM closure_certificate WHERE campaign_id = ? AND village_code = ? ORDER BY edition DESC LIMIT 1
            """;
    private static final String ISSUE = """
            INSERT INTO closure_certificate (id, campaign_id, village_code, edition, campaign_name, rule_set, roster, verified,
                special, removed, secured, not_secured, without_verdict, photos, other_numbers, verification_ids, digest, closed_by,
                closed_by_name, closed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)
            """;
    private static final String CLOSE = """
            INSERT INTO campaign_village AS c (campaign_id, village_code, phase, closed_at) VALUES (?, ?, 'CLOSED', ?)
            ON CONFLICT (campaign_id, village_code) DO UPDATE
                SET phase = 'CLOSED', closed_at = EXCLUDED.closed_at, version = c.version + 1
            """;
    /** What was approved since the edition before is settled by this one. */
    private static final String SETTLE_REQUESTS = """
            UPDATE change_request r SET state = 'DONE', certificate_id = ?
            WHERE r.campaign_id = ? AND r.state = 'APPROVED'
                AND r.household_id IN (SELECT id FROM household WHERE village_code = ?)
            """;

    private final AgroalDataSource dataSource;
    private final ObjectMapper json;

    CertificateStore(AgroalDataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /** The last edition. */
    Optional<Certificate> latest(UUID campaign, String village) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(LATEST)) {
            statement.setObject(1, campaign);
            statement.setString(2, village);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** Keeps the certificate, and closes its village by it. */
    void issue(Certificate certificate) {
        try (Connection connection = dataSource.getConnection()) {
            insert(connection, certificate);
            close(connection, certificate);
            settleRequests(connection, certificate);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private void insert(Connection connection, Certificate certificate) throws SQLException {
        Roster roster = certificate.roster();
        try (PreparedStatement statement = connection.prepareStatement(ISSUE)) {
            statement.setObject(1, certificate.id());
            statement.setObject(2, certificate.campaignId());
            statement.setString(3, certificate.villageCode());
            statement.setInt(4, certificate.edition());
            statement.setString(5, certificate.campaignName());
            statement.setString(6, certificate.ruleSet());
            statement.setInt(7, roster.total());
            statement.setInt(8, roster.verified());
            statement.setInt(9, roster.special());
            statement.setInt(10, roster.removed());
            statement.setInt(11, roster.secured());
            statement.setInt(12, roster.notSecured());
            statement.setObject(13, roster.withoutVerdict(), Types.INTEGER);
            statement.setInt(14, roster.photosStored());
            statement.setString(15, write(certificate.numbers()));
            statement.setArray(
                    16, connection.createArrayOf("uuid", certificate.records().toArray()));
            statement.setBytes(17, certificate.digest());
            statement.setString(18, certificate.closedBy());
            statement.setString(19, certificate.closedByName());
            statement.setTimestamp(20, Timestamp.from(certificate.closedAt()));
            statement.executeUpdate();
        }
    }

    private static void close(Connection connection, Certificate certificate) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLOSE)) {
            statement.setObject(1, certificate.campaignId());
            statement.setString(2, certificate.villageCode());
            statement.setTimestamp(3, Timestamp.from(certificate.closedAt()));
            statement.executeUpdate();
        }
    }

    private static void settleRequests(Connection connection, Certificate certificate) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SETTLE_REQUESTS)) {
            statement.setObject(1, certificate.id());
            statement.setObject(2, certificate.campaignId());
            statement.setString(3, certificate.villageCode());
            statement.executeUpdate();
        }
    }

    private Certificate read(ResultSet row) throws SQLException {
        int photos = row.getInt("photos");
        Timestamp supersededAt = row.getTimestamp("superseded_at");
        return new Certificate(
                row.getObject("id", UUID.class),
                row.getObject("campaign_id", UUID.class),
                row.getString("campaign_name"),
                row.getString("rule_set"),
                row.getString("village_code"),
                row.getInt("edition"),
                new Roster(
                        row.getInt("roster"),
                        row.getInt("verified"),
                        row.getInt("special"),
                        row.getInt("removed"),
                        0,
                        row.getInt("secured"),
                        row.getInt("not_secured"),
                        row.getObject("without_verdict", Integer.class),
                        photos,
                        photos),
                numbers(row.getString("other_numbers")),
                List.of((UUID[]) row.getArray("verification_ids").getArray()),
                row.getBytes("digest"),
                row.getString("closed_by"),
                row.getString("closed_by_name"),
                row.getTimestamp("closed_at").toInstant(),
                supersededAt == null ? null : supersededAt.toInstant(),
                row.getObject("superseded_by", UUID.class));
    }

    private String write(List<ClosingNumber> numbers) {
        try {
            return json.writeValueAsString(numbers);
        } catch (JsonProcessingException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private List<ClosingNumber> numbers(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
