package org.anju.local.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Numbers of households by what they have in common, such as region, day, mode and state in one text. */
record Counts(SortedMap<String, Long> byKey) {

    /** @param query whose last column is the number and whose other columns are the key */
    static Counts read(Connection connection, String query) throws SQLException {
        SortedMap<String, Long> counts = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            int last = row.getMetaData().getColumnCount();
            while (row.next()) {
                List<String> key = new ArrayList<>();
                for (int column = 1; column < last; column++) {
                    key.add(row.getString(column));
                }
                counts.merge(String.join(" ", key), row.getLong(last), Long::sum);
            }
        }
        return new Counts(counts);
    }

    long sum() {
        return byKey.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What the other has for each key beyond what this has; equal numbers are left out. */
    SortedMap<String, Long> differenceTo(Counts other) {
        SortedMap<String, Long> difference = new TreeMap<>();
        TreeSet<String> keys = new TreeSet<>(byKey.keySet());
        keys.addAll(other.byKey.keySet());
        for (String key : keys) {
            long delta = other.get(key) - get(key);
            if (delta != 0) {
                difference.put(key, delta);
            }
        }
        return difference;
    }

    private long get(String key) {
        return byKey.getOrDefault(key, 0L);
    }

    static Counts of(Map<String, Long> counts) {
        return new Counts(new TreeMap<>(counts));
    }
}
