package org.anju.verification.submission;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;
import org.anju.common.region.RegionCode;
import org.anju.verification.submission.HeldPage.Parked;
import org.anju.verification.submission.ReconcileRequest.HeldReceipt;
import org.anju.verification.submission.ReconcileResponse.Answer;
import org.anju.verification.submission.ReconcileResponse.Item;

/** Proves to a phone what the server holds: of what the phone believes to have sent, and of its village. */
@ApplicationScoped
class ReconciliationService {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String PARKED = """
            SELECT id, household_id, digest, received_at, refusal FROM parked_submission
            WHERE submitted_by = ? AND id = ANY (?)
            """;
    private static final String PARKED_IN_CAMPAIGN = """
            SELECT id, household_id, digest, received_at, refusal FROM parked_submission
            WHERE submitted_by = ? AND body::jsonb ->> 'campaignId' = ?::text ORDER BY id
            """;

    private final AgroalDataSource dataSource;
    private final HeldRecords records;
    private final RowSecurity rowSecurity;

    ReconciliationService(AgroalDataSource dataSource, HeldRecords records, RowSecurity rowSecurity) {
        this.dataSource = dataSource;
        this.records = records;
        this.rowSecurity = rowSecurity;
    }

    @Transactional
    List<Item> reconcile(List<HeldReceipt> receipts, Caller caller, List<Locale> languages) {
        rowSecurity.restrictTo(caller.scope());
        List<UUID> ids = receipts.stream().map(HeldReceipt::id).distinct().toList();
        Map<UUID, Parked> parked = new HashMap<>();
        parked(PARKED, caller, connection -> connection.createArrayOf("uuid", ids.toArray()))
                .forEach(record -> parked.put(record.id(), record));
        Map<UUID, HeldRecord> held = records.byId(ids, languages);
        return receipts.stream()
                .map(receipt -> answer(receipt, held.get(receipt.id()), parked.get(receipt.id())))
                .toList();
    }

    /** What the server holds of a village, for a phone that does not know what it has sent. */
    @Transactional
    HeldPage held(UUID campaignId, RegionCode village, UUID cursor, int limit, Caller caller, List<Locale> languages) {
        caller.scope().requireCovers(village);
        rowSecurity.restrictTo(caller.scope());
        List<HeldRecord> found = records.ofVillage(
                campaignId, village.value(), Objects.requireNonNullElse(cursor, BEFORE_ALL), limit + 1, languages);
        List<HeldRecord> page = found.subList(0, Math.min(limit, found.size()));
        return new HeldPage(
                page,
                cursor == null ? parked(PARKED_IN_CAMPAIGN, caller, connection -> campaignId) : null,
                found.size() > limit ? page.getLast().id() : null);
    }

    private static Item answer(HeldReceipt receipt, HeldRecord held, Parked parked) {
        if (held != null) {
            boolean same = receipt.digest() == null || receipt.digest().equals(held.digest());
            return Item.of(same ? Answer.HELD : Answer.DIFFERENT, held);
        }
        if (parked == null) {
            return Item.unknown(receipt.id());
        }
        if (receipt.digest() != null && !receipt.digest().equals(parked.digest())) {
            return Item.of(Answer.DIFFERENT, parked);
        }
        return Item.of(parked.refusal() == null ? Answer.PARKED : Answer.REFUSED, parked);
    }

    private interface Second {
        Object of(Connection connection) throws SQLException;
    }

    private List<Parked> parked(String sql, Caller caller, Second second) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, caller.subject());
            statement.setObject(2, second.of(connection));
            List<Parked> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new Parked(
                            row.getObject("id", UUID.class),
                            row.getObject("household_id", UUID.class),
                            HexFormat.of().formatHex(row.getBytes("digest")),
                            row.getTimestamp("received_at").toInstant(),
                            row.getString("refusal")));
                }
            }
            return found;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }
}
