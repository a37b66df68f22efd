package org.anju.verification.taskpack;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;
import org.anju.verification.taskpack.PackContent.Content;
import org.anju.verification.taskpack.PackContent.ContentLine;
import org.anju.verification.taskpack.TaskPack.Line;
import org.anju.verification.taskpack.TaskPack.Removal;

/**
 * Makes packs, and keeps for each line the version since which it is as it is. Versions follow from what was seen to differ,
 * not from when it was written: a transaction that commits late is a difference like any other at the next look, and no cursor
 * can have passed it.
 */
@ApplicationScoped
class PackVersions {

    private static final String BEGIN = """
            INSERT INTO task_pack (campaign_id, village_code, version, told_from, heading, made_at)
            VALUES (?, ?, 0, 0, '', ?) ON CONFLICT DO NOTHING
            """;
    /** One instance at a time makes a village's pack. */
    private static final String LOCK = """
            SELECT version, told_from, heading, made_at FROM task_pack
            WHERE campaign_id = ? AND village_code = ? FOR UPDATE
            """;

    private static final String LINES =
            "SELECT kind, id, version, digest FROM task_pack_line WHERE campaign_id = ? AND village_code = ?";
    private static final String SAVE_LINES = """
            INSERT INTO task_pack_line (campaign_id, village_code, kind, id, version, digest)
            SELECT ?, ?, t.kind, t.id, ?, t.digest FROM unnest(?::text[], ?::uuid[], ?::bytea[]) AS t (kind, id, digest)
            ON CONFLICT (campaign_id, village_code, kind, id)
                DO UPDATE SET (version, digest) = (EXCLUDED.version, EXCLUDED.digest)
            """;
    private static final String FORGET = """
            DELETE FROM task_pack_line
            WHERE campaign_id = ? AND village_code = ? AND digest IS NULL AND version < ? RETURNING version
            """;
    private static final String SAVE = """
            UPDATE task_pack SET (version, told_from, heading, made_at) = (?, ?, ?, ?)
            WHERE campaign_id = ? AND village_code = ?
            """;

    private final AgroalDataSource dataSource;
    private final RowSecurity rowSecurity;
    private final PackContent contents;
    private final Clock clock;
    private final Duration keepRemovals;

    PackVersions(
            AgroalDataSource dataSource,
            RowSecurity rowSecurity,
            PackContent contents,
            TaskPackConfig config,
            Clock clock) {
        this.dataSource = dataSource;
        this.rowSecurity = rowSecurity;
        this.contents = contents;
        this.clock = clock;
        this.keepRemovals = config.keepRemovals();
    }

    /** @param snapshot of the database, no younger than the pack: what that does not show may be missing from the pack */
    record Made(TaskPack pack, String snapshot) {}

    /** In a transaction of its own. */
    Made make(PackKey key, PackHeading heading) {
        return QuarkusTransaction.requiringNew().call(() -> {
            // A pack is made for all who may see its village, and a household's record may lie in another.
            rowSecurity.restrictTo(RegionScope.everything());
            try (Connection connection = dataSource.getConnection()) {
                return make(connection, key, heading);
            } catch (SQLException exception) {
                throw new DatabaseException(exception);
            }
        });
    }

    private record Stored(long version, long toldFrom, byte[] heading, Instant madeAt) {

        private boolean isNew() {
            return version == 0;
        }
    }

    private record LineKey(String kind, UUID id) {}

    private record StoredLine(long version, byte[] digest) {}

    private Made make(Connection connection, PackKey key, PackHeading heading) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        begin(connection, key, now);
        Stored stored = lock(connection, key);
        Map<LineKey, StoredLine> lines = lines(connection, key);
        Content content = contents.read(connection, key, heading);
        byte[] digest = heading.digest(content.phase());

        Map<LineKey, byte[]> changed = changed(content, lines);
        if (stored.isNew() || !changed.isEmpty() || !Arrays.equals(stored.heading(), digest)) {
            long version = Math.max(stored.version() + 1, now.toEpochMilli());
            changed.forEach((line, to) -> lines.put(line, new StoredLine(version, to)));
            saveLines(connection, key, version, changed);
            long toldFrom = stored.isNew() ? version : forget(connection, key, stored, lines, now);
            stored = new Stored(version, toldFrom, digest, now);
            save(connection, key, stored);
        }
        return new Made(pack(key, heading, stored, content, lines), content.snapshot());
    }

    /** What differs from what is stored: the new digest of each line, null where it is gone. */
    private static Map<LineKey, byte[]> changed(Content content, Map<LineKey, StoredLine> lines) {
        Map<LineKey, byte[]> changed = new HashMap<>();
        Set<LineKey> present = new HashSet<>();
        for (ContentLine line : content.lines()) {
            LineKey key = new LineKey(line.kind(), line.id());
            present.add(key);
            StoredLine before = lines.get(key);
            if (before == null || !Arrays.equals(before.digest(), line.digest())) {
                changed.put(key, line.digest());
            }
        }
        lines.forEach((key, line) -> {
            if (line.digest() != null && !present.contains(key)) {
                changed.put(key, null);
            }
        });
        return changed;
    }

    private static TaskPack pack(
            PackKey key, PackHeading heading, Stored stored, Content content, Map<LineKey, StoredLine> versions) {
        ByteArrayOutputStream body =
                new ByteArrayOutputStream(300 * content.lines().size());
        List<Line> lines = new ArrayList<>(content.lines().size());
        for (ContentLine line : content.lines()) {
            long since = versions.get(new LineKey(line.kind(), line.id())).version();
            lines.add(new Line(line.kind(), line.id(), since, line.householdVersion(), line.holder(), line.returned()));
            body.writeBytes(line.json());
            body.write('\n');
        }
        List<Removal> removals = versions.entrySet().stream()
                .filter(entry -> entry.getValue().digest() == null)
                .map(entry -> new Removal(
                        entry.getKey().kind(),
                        entry.getKey().id(),
                        entry.getValue().version()))
                .toList();
        return new TaskPack(
                key,
                stored.version(),
                stored.toldFrom(),
                heading,
                content.phase(),
                stored.madeAt(),
                content.states(),
                List.copyOf(lines),
                removals,
                Gzip.compress(body.toByteArray()));
    }

    private static void begin(Connection connection, PackKey key, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            bindKey(statement, 1, key);
            statement.setTimestamp(3, Timestamp.from(now));
            statement.executeUpdate();
        }
    }

    private static Stored lock(Connection connection, PackKey key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            bindKey(statement, 1, key);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Stored(
                        row.getLong(1),
                        row.getLong(2),
                        row.getBytes(3),
                        row.getTimestamp(4).toInstant());
            }
        }
    }

    private static Map<LineKey, StoredLine> lines(Connection connection, PackKey key) throws SQLException {
        Map<LineKey, StoredLine> lines = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(LINES)) {
            bindKey(statement, 1, key);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lines.put(
                            new LineKey(row.getString(1), row.getObject(2, UUID.class)),
                            new StoredLine(row.getLong(3), row.getBytes(4)));
                }
            }
        }
        return lines;
    }

    private static void saveLines(Connection connection, PackKey key, long version, Map<LineKey, byte[]> changed)
            throws SQLException {
        List<LineKey> keys = List.copyOf(changed.keySet());
        byte[][] digests = keys.stream().map(changed::get).toArray(byte[][]::new);
        try (PreparedStatement statement = connection.prepareStatement(SAVE_LINES)) {
            bindKey(statement, 1, key);
            statement.setLong(3, version);
            statement.setArray(4, connection.createArrayOf("text", column(keys, LineKey::kind)));
            statement.setArray(5, connection.createArrayOf("uuid", column(keys, LineKey::id)));
            statement.setArray(6, connection.createArrayOf("bytea", digests));
            statement.executeUpdate();
        }
    }

    private static Object[] column(List<LineKey> keys, Function<LineKey, Object> value) {
        return keys.stream().map(value).toArray();
    }

    /** Removals of long ago, of which every phone has heard or will be sent the whole pack. */
    private long forget(Connection connection, PackKey key, Stored stored, Map<LineKey, StoredLine> lines, Instant now)
            throws SQLException {
        long before = now.minus(keepRemovals).toEpochMilli();
        lines.values().removeIf(line -> line.digest() == null && line.version() < before);
        long toldFrom = stored.toldFrom();
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
            bindKey(statement, 1, key);
            statement.setLong(3, before);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    toldFrom = Math.max(toldFrom, row.getLong(1));
                }
            }
        }
        return toldFrom;
    }

    private static void save(Connection connection, PackKey key, Stored stored) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SAVE)) {
            statement.setLong(1, stored.version());
            statement.setLong(2, stored.toldFrom());
            statement.setBytes(3, stored.heading());
            statement.setTimestamp(4, Timestamp.from(stored.madeAt()));
            bindKey(statement, 5, key);
            statement.executeUpdate();
        }
    }

    private static void bindKey(PreparedStatement statement, int position, PackKey key) throws SQLException {
        statement.setObject(position, key.campaignId());
        statement.setString(position + 1, key.villageCode());
    }
}
