package org.anju.load.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** Figures that are measured together. */
public interface Group {

    String name();

    /** About how long it takes, to tell the person who waits. */
    Duration expected(int runs, boolean quick);

    /** Whether it needs a platform that runs already. */
    default boolean needsPlatform() {
        return true;
    }

    void measure(Bench bench) throws IOException, SQLException, InterruptedException;
}
