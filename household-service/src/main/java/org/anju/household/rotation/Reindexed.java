package org.anju.household.rotation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Blind indexes that have changed with the key: cases of persons in several households are known by them. */
final class Reindexed {

    private static final String TELL = """
            SELECT rekey_person_duplicate(known.id_number_index, changed.newer)
            FROM unnest(?::bytea[], ?::bytea[]) AS changed (older, newer)
                JOIN household_duplicate AS known ON known.id_number_index = changed.older
            """;

    private final List<byte[]> older = new ArrayList<>();
    private final List<byte[]> newer = new ArrayList<>();

    void add(byte[] before, byte[] after) {
        if (before != null && after != null) {
            older.add(before);
            newer.add(after);
        }
    }

    void tellDuplicates(Connection connection) throws SQLException {
        if (older.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(TELL)) {
            statement.setArray(1, connection.createArrayOf("bytea", older.toArray(byte[][]::new)));
            statement.setArray(2, connection.createArrayOf("bytea", newer.toArray(byte[][]::new)));
            statement.execute();
        }
    }
}
