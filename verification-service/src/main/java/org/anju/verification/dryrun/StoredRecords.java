package org.anju.verification.dryrun;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.common.region.RegionCode;
import org.anju.verification.record.RecordDetails;
import org.anju.verification.rule.HouseholdInput;
import org.anju.verification.rule.RecordInput;

/** The records that stand for their households, in the form that rules are held against. */
@ApplicationScoped
class StoredRecords {

    private static final String NO_ASSURANCE = "NONE";

    private static final String COUNT = """
            SELECT count(*) FROM verification
            WHERE campaign_id = ? AND standing = 'STANDING' AND village_code ^@ ANY (?)
            """;
    private static final String PAGE = """
            SELECT v.id, v.secured, v.assurance_category, v.assurance_mode, v.safety_grade, v.situation, v.visited_at, v.latitude,
                v.longitude, v.accuracy_meters, v.note IS NOT NULL AS noted, v.details, v.received_at, h.expected_mode,
                h.member_count,
                ARRAY(SELECT e.slot FROM evidence e WHERE e.verification_id = v.id ORDER BY e.photo_id) AS slots
            FROM verification v JOIN household h ON h.id = v.household_id
            WHERE v.campaign_id = ? AND v.standing = 'STANDING' AND v.village_code ^@ ANY (?)
                AND v.id > coalesce(?, '00000000-0000-0000-0000-000000000000'::uuid)
            ORDER BY v.id LIMIT ?
            """;

    private final AgroalDataSource dataSource;
    private final ObjectReader details;

    StoredRecords(AgroalDataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.details = json.readerFor(RecordDetails.class);
    }

    record StoredRecord(UUID id, RecordInput input, HouseholdInput household, Instant receivedAt) {}

    long count(UUID campaign, List<String> regions) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setObject(1, campaign);
            statement.setArray(2, prefixes(connection, regions));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** @param after the id of the last record of the page before, or null */
    List<StoredRecord> page(UUID campaign, List<String> regions, UUID after, int limit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setObject(1, campaign);
            statement.setArray(2, prefixes(connection, regions));
            statement.setObject(3, after);
            statement.setInt(4, limit);
            List<StoredRecord> records = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    records.add(read(row));
                }
            }
            return records;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static Array prefixes(Connection connection, List<String> regions) throws SQLException {
        return connection.createArrayOf(
                "text",
                regions.stream().map(region -> new RegionCode(region).prefix()).toArray());
    }

    private StoredRecord read(ResultSet row) throws SQLException {
        RecordInput input = new RecordInput(
                row.getBoolean("secured"),
                assurance(row.getString("assurance_category")),
                assurance(row.getString("assurance_mode")),
                row.getString("safety_grade"),
                row.getString("situation"),
                row.getTimestamp("visited_at").toInstant(),
                row.getObject("latitude", Double.class),
                row.getObject("longitude", Double.class),
                row.getObject("accuracy_meters", Double.class),
                row.getBoolean("noted"),
                details(row.getString("details")),
                List.of((String[]) row.getArray("slots").getArray()));
        return new StoredRecord(
                row.getObject("id", UUID.class),
                input,
                new HouseholdInput(row.getString("expected_mode"), row.getInt("member_count")),
                row.getTimestamp("received_at").toInstant());
    }

    private static String assurance(String code) {
        return code.equals(NO_ASSURANCE) ? null : code;
    }

    private RecordDetails details(String text) {
        try {
            return text == null ? null : details.readValue(text);
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException("Details that were stored cannot be read", exception);
        }
    }
}
