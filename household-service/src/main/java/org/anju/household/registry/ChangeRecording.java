package org.anju.household.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.anju.common.database.DatabaseException;
import org.anju.common.event.Outbox;
import org.anju.common.event.Topics;

/**
 * Opens the current transaction for changes of households. The database refuses any change that nobody has announced here,
 * and writes history, ledger and outbox by itself for those that were.
 */
@ApplicationScoped
public class ChangeRecording {

    private final AgroalDataSource dataSource;
    private final ObjectMapper json;
    private final Topics topics;
    private final Outbox outbox;

    ChangeRecording(AgroalDataSource dataSource, ObjectMapper json, Topics topics, Outbox outbox) {
        this.dataSource = dataSource;
        this.json = json;
        this.topics = topics;
        this.outbox = outbox;
    }

    /** From here to the end of the transaction, or to the next announcement, all changes of households are this one. */
    public void announce(RecordedChange change) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT set_config('anju.change', ?, true)")) {
            ObjectNode setting = json.valueToTree(change);
            setting.put("topic", topics.householdEvents());
            statement.setString(1, setting.toString());
            statement.execute();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
        outbox.wakeRelayAfterCommit();
    }
}
