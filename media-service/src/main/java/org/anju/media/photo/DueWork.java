package org.anju.media.photo;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;

/**
 * What is left to do in the background. Taking a piece of work puts its next date off, so that no other instance takes
 * it too and that it comes back by itself should this one die.
 */
@ApplicationScoped
class DueWork {

    enum Kind {
        /** Each fruitless look doubles the time to the next: most of what is missing comes soon or never. */
        UNCONFIRMED("state = 'DECLARED'", "now() + greatest(interval '5 minutes', now() - declared_at)"),
        THUMBNAIL("thumbnail_state = 'PENDING'", "now() + interval '2 minutes'"),
        REMOVAL("state = 'REJECTED' AND object_key IS NOT NULL", "now() + interval '5 minutes'");

        private final String take;

        Kind(String condition, String next) {
            this.take = """
                    UPDATE photo SET due_at = %s WHERE id IN (
                        SELECT id FROM photo WHERE %s AND due_at <= now() ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED)
                    RETURNING id
                    """.formatted(next, condition);
        }
    }

    private final AgroalDataSource dataSource;
    private final RowSecurity rowSecurity;

    DueWork(AgroalDataSource dataSource, RowSecurity rowSecurity) {
        this.dataSource = dataSource;
        this.rowSecurity = rowSecurity;
    }

    @Transactional
    List<UUID> take(Kind kind, int atMost) {
        rowSecurity.restrictTo(RegionScope.everything());
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(kind.take)) {
            statement.setInt(1, atMost);
            try (ResultSet row = statement.executeQuery()) {
                List<UUID> taken = new ArrayList<>();
                while (row.next()) {
                    taken.add(row.getObject(1, UUID.class));
                }
                return taken;
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    @Transactional
    void thumbnailMade(UUID photo, String key) {
        update("UPDATE photo SET thumbnail_state = 'MADE', thumbnail_key = ? WHERE id = ?", key, photo);
    }

    @Transactional
    void thumbnailImpossible(UUID photo) {
        update("UPDATE photo SET thumbnail_state = 'IMPOSSIBLE' WHERE id = ?", photo);
    }

    @Transactional
    void objectRemoved(UUID photo) {
        update("UPDATE photo SET object_key = NULL WHERE id = ?", photo);
    }

    private void update(String sql, Object... parameters) {
        rowSecurity.restrictTo(RegionScope.everything());
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }
}
