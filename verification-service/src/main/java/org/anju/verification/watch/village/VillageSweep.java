package org.anju.verification.watch.village;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.common.problem.Text;
import org.anju.common.time.ChinaTime;
import org.anju.verification.campaign.Campaign;
import org.anju.verification.campaign.CampaignService;
import org.anju.verification.record.RecordFinding.Severity;
import org.anju.verification.rule.StreamCheck;
import org.anju.verification.watch.WatchParameters;

/** Finds villages with households that nobody has visited when the deadline is near, and those that look too good. */
@ApplicationScoped
class VillageSweep {

    /** How long after its deadline a campaign is still looked at: what comes late settles what was found. */
    private static final int DAYS_AFTERWARDS = 60;

    private static final Text UNTOUCHED = Text.of(
            "households of the village have no record, and the deadline is near or over", "临近或已过截止日期,本村仍有未核验农户");
    private static final Text NO_SPECIAL_CASE = Text.of(
            "every household of the village is recorded, and not one of them is a special case: hardly believable",
            "本村已全部核验,但没有一户特殊情形,可信度低");

    private static final String RUNNING = "SELECT id FROM campaign WHERE starts_on <= ? AND deadline >= ? ORDER BY id";

    private static final String SWEEP = """
            WITH counted AS (
                SELECT h.village_code, count(*) AS households, count(v.id) AS touched,
                    count(v.id) FILTER (WHERE v.situation IS NOT NULL OR NOT v.secured
                        OR v.assurance_category = 'PROVIDED_SAFE') AS special
                FROM household h
                LEFT JOIN verification v ON v.campaign_id = ? AND v.household_id = h.id AND v.standing = 'STANDING'
                WHERE h.active AND h.village_code ^@ ANY (?)
                GROUP BY h.village_code
            ), found AS (
                SELECT village_code, 'UNTOUCHED' AS kind, ?::text AS severity, ? AS english, ? AS chinese, households,
                    households - touched AS concerned
                FROM counted WHERE ? AND touched < households
                UNION ALL
                SELECT village_code, 'NO_SPECIAL_CASE', ?, ?, ?, households, households
                FROM counted WHERE ? AND touched = households AND special = 0 AND households > ?
            ), kept AS (
                INSERT INTO village_finding AS f (campaign_id, village_code, rule, kind, severity, english, chinese,
                    households, concerned, found_at)
                SELECT ?, village_code, 'Q18', kind, severity, english, chinese, households, concerned, ?
                FROM found ORDER BY village_code, kind
                ON CONFLICT (campaign_id, village_code, rule, kind) DO UPDATE SET
                    severity = EXCLUDED.severity, households = EXCLUDED.households, concerned = EXCLUDED.concerned, settled_at = NULL,
                    found_at = CASE WHEN f.settled_at IS NULL THEN f.found_at ELSE EXCLUDED.found_at END
                WHERE f.settled_at IS NOT NULL
                    OR (f.severity, f.households, f.concerned)
                        IS DISTINCT FROM (EXCLUDED.severity, EXCLUDED.households, EXCLUDED.concerned))
            UPDATE village_finding f SET settled_at = ?
            WHERE f.campaign_id = ? AND f.rule = 'Q18' AND f.settled_at IS NULL AND NOT EXISTS (
                SELECT FROM found WHERE found.village_code = f.village_code AND found.kind = f.kind)
            """;

    private final AgroalDataSource dataSource;
    private final CampaignService campaigns;
    private final Clock clock;

    VillageSweep(AgroalDataSource dataSource, CampaignService campaigns, Clock clock) {
        this.dataSource = dataSource;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** Those that run, and those that ended lately. */
    List<SweptCampaign> campaigns() {
        LocalDate today = ChinaTime.dayOf(clock.instant());
        List<UUID> running = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(RUNNING)) {
            statement.setDate(1, Date.valueOf(today));
            statement.setDate(2, Date.valueOf(today.minusDays(DAYS_AFTERWARDS)));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    running.add(row.getObject(1, UUID.class));
                }
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
        return running.stream()
                .flatMap(id -> campaigns.find(id).stream())
                .map(campaign -> SweptCampaign.on(today, campaign, parametersOf(campaign)))
                .toList();
    }

    /** In the current transaction, which must see every region. */
    void sweep(SweptCampaign swept) {
        UUID campaign = swept.campaign().id();
        Timestamp now = Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(SWEEP)) {
            statement.setObject(1, campaign);
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", swept.campaign().scope().prefixes().toArray()));
            Optional<Severity> untouched = swept.parameters().severity(StreamCheck.UNTOUCHED);
            statement.setString(3, untouched.map(Severity::name).orElse(null));
            statement.setString(4, UNTOUCHED.english());
            statement.setString(5, UNTOUCHED.chinese());
            statement.setBoolean(6, untouched.isPresent() && swept.closing());
            Optional<Severity> implausible = swept.parameters().severity(StreamCheck.IMPLAUSIBLE);
            statement.setString(7, implausible.map(Severity::name).orElse(null));
            statement.setString(8, NO_SPECIAL_CASE.english());
            statement.setString(9, NO_SPECIAL_CASE.chinese());
            statement.setBoolean(10, implausible.isPresent());
            statement.setInt(11, swept.parameters().implausibleHouseholds());
            statement.setObject(12, campaign);
            statement.setTimestamp(13, now);
            statement.setTimestamp(14, now);
            statement.setObject(15, campaign);
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private WatchParameters parametersOf(Campaign campaign) {
        return new WatchParameters(campaigns.compiledRulesOf(campaign));
    }
}
