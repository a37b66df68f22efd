package org.anju.verification.review.queue;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The conditions of a query with what they are held against, in the order in which it is bound. */
final class Conditions {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Conditions and(String condition, Object... held) {
        conditions.add(condition);
        values.addAll(List.of(held));
        return this;
    }

    Conditions andIfGiven(String condition, Object value) {
        return value == null ? this : and(condition, value);
    }

    String text() {
        return String.join(" AND ", conditions);
    }

    /** @return the position of the parameter that follows */
    int bind(PreparedStatement statement) throws SQLException {
        int next = 1;
        for (Object value : values) {
            statement.setObject(next++, value);
        }
        return next;
    }
}
