package org.anju.common.database;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.Predicate;

/** An SQL failure on its way through code that has nothing to add to it. */
public class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Connection lost, transaction rolled back by a deadlock, resources short, server stopping or starting. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57");

    /** The snapshot has been overtaken: a new one may serve. */
    private static final String SERIALIZATION_FAILURE = "40001";

    /** A lock was not to be had within the time that the transaction gave itself. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** Exceptions may refer to each other in a circle. */
    private static final int DEEPEST = 12;

    public DatabaseException(SQLException cause) {
        super(cause);
    }

    /** Whether the same work may succeed when it is tried again: the database was away or busy, the data is not at fault. */
    public static boolean isPassing(Throwable failure) {
        return isCausedBy(DatabaseException::isPassing, failure, DEEPEST);
    }

    /** Whether others changed what a repeatable-read transaction was about to change. */
    public static boolean isOvertaken(Throwable failure) {
        return isCausedBy(sql -> SERIALIZATION_FAILURE.equals(sql.getSQLState()), failure, DEEPEST);
    }

    private static boolean isCausedBy(Predicate<SQLException> kind, Throwable failure, int depth) {
        if (failure == null || depth == 0) {
            return false;
        }
        if (failure instanceof SQLException sql && kind.test(sql)) {
            return true;
        }
        // A commit that fails is told as a rollback; what the database said is among what that suppresses.
        for (Throwable suppressed : failure.getSuppressed()) {
            if (isCausedBy(kind, suppressed, depth - 1)) {
                return true;
            }
        }
        return isCausedBy(kind, failure.getCause(), depth - 1);
    }

    private static boolean isPassing(SQLException exception) {
        String state = exception.getSQLState();
        // The connection pool's own time-outs carry no state.
        return state == null || state.equals(LOCK_NOT_AVAILABLE) || PASSING_CLASSES.contains(state.substring(0, 2));
    }
}
