package org.anju.household.roster.storage;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.household.privacy.FieldCipher;
import org.anju.household.privacy.FieldSealer;
import org.anju.household.privacy.Secret;

/**
 * Keeps uploaded files in the database until they are worked through: what was accepted survives a crash, and any instance
 * can go on with it. Sealed in pieces. All methods take part in the current transaction.
 */
@ApplicationScoped
public class RosterFiles {

    /** Small enough for the ciphers to be compiled before most of a file is through: pieces of 1 MB took three times as long. */
    private static final int CHUNK_BYTES = 1 << 16;

    private final AgroalDataSource dataSource;
    private final FieldCipher cipher;

    RosterFiles(AgroalDataSource dataSource, FieldCipher cipher) {
        this.dataSource = dataSource;
        this.cipher = cipher;
    }

    public void store(UUID importId, Path file) {
        FieldSealer sealer = cipher.sealer();
        try (InputStream in = Files.newInputStream(file);
                Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO roster_import_chunk (import_id, number, content) VALUES (?, ?, ?)")) {
            byte[] chunk = in.readNBytes(CHUNK_BYTES);
            for (int number = 0; chunk.length > 0; number++) {
                insert.setObject(1, importId);
                insert.setInt(2, number);
                insert.setBytes(3, sealer.seal(Secret.ROSTER_FILE, chunk));
                insert.executeUpdate();
                chunk = in.readNBytes(CHUNK_BYTES);
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    public void restore(UUID importId, Path file) {
        FieldSealer sealer = cipher.sealer();
        try (OutputStream out = Files.newOutputStream(file);
                Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT content FROM roster_import_chunk WHERE import_id = ? ORDER BY number")) {
            // Few pieces at a time in memory.
            select.setFetchSize(64);
            select.setObject(1, importId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    out.write(sealer.openBytes(Secret.ROSTER_FILE, row.getBytes(1)));
                }
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    public void delete(UUID importId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM roster_import_chunk WHERE import_id = ?")) {
            delete.setObject(1, importId);
            delete.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }
}
