package org.anju.verification.taskpack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.anju.verification.record.ReturnedRecords;
import org.anju.verification.record.VerificationState;
import org.anju.verification.taskpack.TaskGuidance.Article;
import org.anju.verification.taskpack.TaskPackLine.GuidanceLine;
import org.anju.verification.taskpack.TaskPackLine.HouseholdLine;
import org.anju.verification.village.VillagePhase;
import org.anju.verification.village.VillagePhases;

/** Reads what a village's pack has to say now. */
@ApplicationScoped
class PackContent {

    /** The snapshot is no younger than what is read after it, so that a change in between is looked for once more. */
    private static final String MOMENT = "SELECT pg_current_snapshot()::text";
    /**
     * A record counts wherever its household lives now, hence no condition on the record's village. Each household's is looked
     * up by itself: of a campaign that has just begun statistics say that it has one record, and the planner would go through
     * all of them again for every household.
     */
    private static final String HOUSEHOLDS = """
            SELECT h.id, h.household_no, h.expected_mode, h.member_count, h.version, v.id AS verification_id,
                coalesce(v.state, 'PENDING') AS state, v.revision,
                back.reason, back.note,
                (SELECT count(*) FROM record_finding f
                    WHERE f.verification_id = v.id AND f.settled_at IS NULL) AS open_findings
            FROM household h
            LEFT JOIN LATERAL (
                SELECT r.id, r.state, r.revision FROM verification r
                WHERE r.campaign_id = ? AND r.household_id = h.id AND r.standing = 'STANDING'
                OFFSET 0) v ON true
            LEFT JOIN LATERAL (
                SELECT t.reason, %s FROM timeline_entry t
                WHERE v.state = 'RETURNED' AND t.verification_id = v.id AND t.to_state = 'RETURNED'
                ORDER BY t.id DESC LIMIT 1) back ON true
            WHERE h.village_code = ? AND h.active
            ORDER BY h.household_no, h.id
            """.formatted(ReturnedRecords.NOTE);

    private static final String RETURNED = VerificationState.RETURNED.name();

    private final TaskHolders holders;
    private final VillagePhases phases;
    private final ObjectMapper json;

    PackContent(TaskHolders holders, VillagePhases phases, ObjectMapper json) {
        this.holders = holders;
        this.phases = phases;
        this.json = json;
    }

    /**
     * @param snapshot of the database, no younger than the rest
     * @param states how many households are in each
     */
    record Content(String snapshot, String phase, Map<String, Integer> states, List<ContentLine> lines) {}

    /**
     * @param returned the record that came back to whoever made it, or null
     * @param json as it is sent, without the line's end
     */
    record ContentLine(
            String kind, UUID id, long householdVersion, String holder, UUID returned, byte[] json, byte[] digest) {}

    /** @param connection of the current JTA transaction, which may see every region */
    Content read(Connection connection, PackKey key, PackHeading heading) throws SQLException {
        String snapshot;
        try (PreparedStatement statement = connection.prepareStatement(MOMENT);
                ResultSet row = statement.executeQuery()) {
            row.next();
            snapshot = row.getString(1);
        }
        VillagePhase phase =
                phases.phase(key.campaignId(), heading.opensByVillage(), new RegionCode(key.villageCode()));
        Map<String, Integer> states = new TreeMap<>();
        List<ContentLine> lines = new ArrayList<>();
        readHouseholds(connection, key, states, lines);
        for (Article article : heading.guidance()) {
            byte[] line =
                    write(new GuidanceLine(TaskPackLine.GUIDANCE, article.id(), article.version(), article.title()));
            lines.add(new ContentLine(TaskPackLine.GUIDANCE, article.id(), 0, null, null, line, Digests.of(line)));
        }
        return new Content(snapshot, phase.name(), states, lines);
    }

    private void readHouseholds(
            Connection connection, PackKey key, Map<String, Integer> states, List<ContentLine> lines)
            throws SQLException {
        Map<UUID, String> assigned = holders.holders(key.campaignId(), key.villageCode());
        try (PreparedStatement statement = connection.prepareStatement(HOUSEHOLDS)) {
            statement.setObject(1, key.campaignId());
            statement.setString(2, key.villageCode());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String holder = assigned.get(row.getObject("id", UUID.class));
                    HouseholdLine line = line(row, key.villageCode(), holder);
                    states.merge(line.state(), 1, Integer::sum);
                    byte[] written = write(line);
                    lines.add(new ContentLine(
                            TaskPackLine.HOUSEHOLD,
                            line.householdId(),
                            line.householdVersion(),
                            holder,
                            line.state().equals(RETURNED) ? line.verificationId() : null,
                            written,
                            Digests.of(written)));
                }
            }
        }
    }

    private static HouseholdLine line(ResultSet row, String village, String holder) throws SQLException {
        return new HouseholdLine(
                TaskPackLine.HOUSEHOLD,
                row.getObject("id", UUID.class),
                row.getString("household_no"),
                village,
                row.getString("expected_mode"),
                row.getInt("member_count"),
                row.getLong("version"),
                row.getString("state"),
                row.getObject("verification_id", UUID.class),
                row.getObject("revision", Integer.class),
                row.getString("reason"),
                row.getString("note"),
                row.getInt("open_findings"),
                holder);
    }

    private byte[] write(TaskPackLine line) {
        try {
            return json.writeValueAsBytes(line);
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException("A line of a task pack cannot be written", exception);
        }
    }
}
