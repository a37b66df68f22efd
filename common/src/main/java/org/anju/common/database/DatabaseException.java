package org.anju.common.database;

import java.sql.SQLException;
import java.util.Set;

/** An SQL failure on its way through code that has nothing to add to it. */
public class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Connection lost, transaction rolled back by a deadlock, resources short, server stopping or starting. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57");

    public DatabaseException(SQLException cause) {
        super(cause);
    }

    /** Whether the same work may succeed when it is tried again: the database was away or busy, the data is not at fault. */
    public static boolean isPassing(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isPassing(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPassing(SQLException exception) {
        String state = exception.getSQLState();
        // The connection pool's own time-outs carry no state.
        return state == null || PASSING_CLASSES.contains(state.substring(0, 2));
    }
}
