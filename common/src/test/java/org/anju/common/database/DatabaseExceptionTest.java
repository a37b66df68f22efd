package org.anju.common.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabaseExceptionTest {

    private static final SQLException SERVER_STOPS = new SQLException("terminating connection", "57P01");
    private static final SQLException DUPLICATE = new SQLException("duplicate key", "23505");

    @Test
    void stoppingServerPasses() {
        assertThat(DatabaseException.isPassing(new DatabaseException(SERVER_STOPS)))
                .isTrue();
        assertThat(DatabaseException.isPassing(new DatabaseException(DUPLICATE)))
                .isFalse();
    }

    @Test
    void lockThatOthersHoldPasses() {
        SQLException lockTimeout = new SQLException("canceling statement due to lock timeout", "55P03");
        SQLException inUse = new SQLException("object in use", "55006");

        assertThat(DatabaseException.isPassing(lockTimeout)).isTrue();
        assertThat(DatabaseException.isPassing(inUse)).isFalse();
    }

    @Test
    void seesWhyCommitFailed() {
        Exception resource = new Exception("cannot commit", SERVER_STOPS);
        Exception rollback = new Exception("rolled back");
        rollback.addSuppressed(resource);

        assertThat(DatabaseException.isPassing(new RuntimeException(rollback))).isTrue();
    }

    @Test
    void endsOnCircles() {
        Exception first = new Exception("first");
        Exception second = new Exception("second", first);
        first.addSuppressed(second);

        assertThat(DatabaseException.isPassing(second)).isFalse();
    }
}
