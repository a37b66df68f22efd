package org.anju.verification.submission;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;
import org.anju.verification.submission.ReconcileRequest.HeldReceipt;
import org.anju.verification.submission.ReconcileResponse.Answer;
import org.anju.verification.submission.ReconcileResponse.Item;

/** Proves to a phone what the server holds of what the phone believes to have sent. */
@ApplicationScoped
class ReconciliationService {

    private static final String STORED = "SELECT id, digest, state, version FROM verification WHERE id = ANY (?)";
    private static final String PARKED =
            "SELECT id, digest, refusal FROM parked_submission WHERE id = ANY (?) AND submitted_by = ?";

    private final AgroalDataSource dataSource;
    private final RowSecurity rowSecurity;

    ReconciliationService(AgroalDataSource dataSource, RowSecurity rowSecurity) {
        this.dataSource = dataSource;
        this.rowSecurity = rowSecurity;
    }

    private record Held(Answer answer, String state, Long version, String digest, String reason) {}

    @Transactional
    List<Item> reconcile(List<HeldReceipt> receipts, Caller caller) {
        rowSecurity.restrictTo(caller.scope());
        Object[] ids = receipts.stream().map(HeldReceipt::id).distinct().toArray();
        Map<UUID, Held> held = new HashMap<>();
        try (Connection connection = dataSource.getConnection()) {
            readParked(connection, ids, caller.subject(), held);
            readStored(connection, ids, held);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
        return receipts.stream()
                .map(receipt -> answer(receipt, held.get(receipt.id())))
                .toList();
    }

    private static Item answer(HeldReceipt receipt, Held held) {
        if (held == null) {
            return new Item(receipt.id(), Answer.UNKNOWN, null, null, null, null);
        }
        boolean differs = receipt.digest() != null && !receipt.digest().equals(held.digest());
        Answer answer = differs ? Answer.DIFFERENT : held.answer();
        return new Item(receipt.id(), answer, held.state(), held.version(), held.digest(), held.reason());
    }

    private static void readParked(Connection connection, Object[] ids, String subject, Map<UUID, Held> held)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PARKED)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            statement.setString(2, subject);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String refusal = row.getString("refusal");
                    Answer answer = refusal == null ? Answer.PARKED : Answer.REFUSED;
                    held.put(row.getObject("id", UUID.class), new Held(answer, null, null, digest(row), refusal));
                }
            }
        }
    }

    private static void readStored(Connection connection, Object[] ids, Map<UUID, Held> held) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STORED)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    held.put(
                            row.getObject("id", UUID.class),
                            new Held(Answer.HELD, row.getString("state"), row.getLong("version"), digest(row), null));
                }
            }
        }
    }

    private static String digest(ResultSet row) throws SQLException {
        return HexFormat.of().formatHex(row.getBytes("digest"));
    }
}
