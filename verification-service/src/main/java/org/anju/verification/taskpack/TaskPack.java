package org.anju.verification.taskpack;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A village's pack as it is kept in memory, the same for everybody: without names.
 *
 * @param version grows whenever anything of it changes
 * @param toldFrom a cursor of an older version cannot be followed: it is not known any more what left since
 * @param lines in the order of the body
 * @param removals what left since {@code toldFrom}
 * @param body the lines as JSON, compressed
 */
record TaskPack(
        PackKey key,
        long version,
        long toldFrom,
        PackHeading heading,
        String phase,
        Instant madeAt,
        Map<String, Integer> states,
        List<Line> lines,
        List<Removal> removals,
        byte[] body) {

    private static final int BYTES_A_LINE = 120;

    /**
     * @param since the version with which it came to be as it is
     * @param householdVersion 0 for what is not a household
     * @param holder the account or team that is to visit, or null
     * @param returned the record that came back to whoever made it, or null
     */
    record Line(String kind, UUID id, long since, long householdVersion, String holder, UUID returned) {

        boolean isHousehold() {
            return kind.equals(TaskPackLine.HOUSEHOLD);
        }
    }

    record Removal(String kind, UUID id, long since) {}

    int households() {
        return states.values().stream().mapToInt(Integer::intValue).sum();
    }

    boolean hasHolders() {
        return lines.stream().anyMatch(line -> line.holder() != null);
    }

    Map<UUID, Long> householdVersions() {
        Map<UUID, Long> versions = HashMap.newHashMap(lines.size());
        for (Line line : lines) {
            if (line.isHousehold()) {
                versions.put(line.id(), line.householdVersion());
            }
        }
        return versions;
    }

    /** Whether a delta from the cursor on says all that changed. */
    boolean canFollow(PackCursor cursor) {
        return cursor.pack() == key.fingerprint() && cursor.version() >= toldFrom && cursor.version() <= version;
    }

    /** The records of which whoever holds that version knows that they came back. */
    List<UUID> returnedBy(long heldVersion) {
        return lines.stream()
                .filter(line -> line.returned() != null && line.since() <= heldVersion)
                .map(Line::returned)
                .toList();
    }

    /** How much memory it takes, roughly. */
    int weight() {
        return body.length + BYTES_A_LINE * (lines.size() + removals.size());
    }
}
