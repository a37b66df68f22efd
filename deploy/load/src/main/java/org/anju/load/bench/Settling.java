package org.anju.load.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.anju.local.platform.Settings;
import org.anju.local.postgres.Database;

/** Waits until what a measurement has set off is worked through, so that it does not take from the next one. */
public final class Settling {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration INTERVAL = Duration.ofMillis(500);
    /** So often in a row nothing may have changed. */
    private static final int QUIET_LOOKS = 4;

    private static final List<String> DATABASES = List.of("household", "verification", "media", "report");
    private static final String WORK =
            "SELECT (SELECT count(*) FROM outbox), (SELECT coalesce(sum(next_offset), 0) FROM consumer_offset)";

    private Settling() {}

    /** @return whether everything came to rest within five minutes */
    public static boolean await(Settings settings) throws SQLException, InterruptedException {
        Database database = new Database(settings);
        List<Connection> connections = new ArrayList<>();
        try {
            for (String name : DATABASES) {
                connections.add(database.connect(name));
            }
            return await(connections);
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    /** Waits until the events of one service are all with the broker. */
    public static void awaitPublished(Settings settings, String name) throws SQLException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        try (Connection connection = new Database(settings).connect(name)) {
            while (Work.in(List.of(connection)).unpublished > 0) {
                if (System.nanoTime() > end) {
                    throw new BenchException("The events of " + name + " were not published within five minutes.");
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    private static boolean await(List<Connection> connections) throws SQLException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        Work before = Work.in(connections);
        int quiet = 0;
        while (quiet < QUIET_LOOKS && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.sleep(INTERVAL.toNanos());
            Work now = Work.in(connections);
            quiet = now.unpublished == 0 && now.equals(before) ? quiet + 1 : 0;
            before = now;
        }
        return quiet >= QUIET_LOOKS;
    }

    /** Events not yet published, and how far consumers have come with those that are. */
    private record Work(long unpublished, long taken) {

        static Work in(List<Connection> connections) throws SQLException {
            long unpublished = 0;
            long taken = 0;
            for (Connection connection : connections) {
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery(WORK)) {
                    row.next();
                    unpublished += row.getLong(1);
                    taken += row.getLong(2);
                }
            }
            return new Work(unpublished, taken);
        }
    }
}
