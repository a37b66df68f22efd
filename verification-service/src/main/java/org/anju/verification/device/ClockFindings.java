package org.anju.verification.device;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.common.event.ReceivedEvent;
import org.anju.common.fact.VerificationFacts;
import org.anju.common.problem.Text;
import org.anju.verification.campaign.CampaignService;
import org.anju.verification.clock.ClockInterval;
import org.anju.verification.record.RecordFinding;
import org.anju.verification.record.RecordFinding.Severity;
import org.anju.verification.record.RecordFindings;
import org.anju.verification.record.RecordFollower;
import org.anju.verification.rule.ParameterNames;
import org.anju.verification.rule.RuleSet;

/** Finds records whose device showed a wrong time when it sent them: rule Q04. */
@ApplicationScoped
class ClockFindings implements RecordFollower {

    private static final String RULE = "Q04";

    private static final String CLOCKS = """
            SELECT v.id, v.village_code, v.clock_lower_ms, v.clock_upper_ms, t.tolerance_ms
            FROM unnest(?::uuid[], ?::bigint[]) AS t (id, tolerance_ms)
            JOIN verification v ON v.id = t.id
            WHERE v.clock_upper_ms > t.tolerance_ms OR v.clock_lower_ms < -t.tolerance_ms
            """;

    private final AgroalDataSource dataSource;
    private final RecordFindings findings;
    private final CampaignService campaigns;

    ClockFindings(AgroalDataSource dataSource, RecordFindings findings, CampaignService campaigns) {
        this.dataSource = dataSource;
        this.findings = findings;
        this.campaigns = campaigns;
    }

    @Override
    public void follow(List<ReceivedEvent<VerificationFacts>> events) {
        Map<UUID, UUID> campaignsByRecord = new HashMap<>();
        for (ReceivedEvent<VerificationFacts> event : events) {
            if (event.type().equals(VerificationFacts.SUBMITTED)) {
                campaignsByRecord.put(
                        event.facts().verificationId(), event.facts().campaignId());
            }
        }
        if (!campaignsByRecord.isEmpty()) {
            findings.add(find(campaignsByRecord));
        }
    }

    private List<RecordFinding> find(Map<UUID, UUID> campaignsByRecord) {
        Map<UUID, Long> tolerances = new HashMap<>();
        campaignsByRecord.values().forEach(campaign -> tolerances.computeIfAbsent(campaign, this::toleranceMillis));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(CLOCKS)) {
            statement.setArray(
                    1,
                    connection.createArrayOf("uuid", campaignsByRecord.keySet().toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint",
                            campaignsByRecord.values().stream()
                                    .map(tolerances::get)
                                    .toArray()));
            List<RecordFinding> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(finding(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            new ClockInterval(row.getLong(3), row.getLong(4)),
                            Duration.ofMillis(row.getLong(5))));
                }
            }
            return found;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** How far off a clock may be, by the rule set of the campaign. */
    private Long toleranceMillis(UUID campaign) {
        RuleSet rules = campaigns.rulesOf(campaigns.find(campaign).orElseThrow());
        return Math.round(rules.parameter(ParameterNames.CLOCK_MINUTES)
                * Duration.ofMinutes(1).toMillis());
    }

    private static RecordFinding finding(UUID record, String village, ClockInterval clock, Duration tolerance) {
        boolean certain = clock.isBeyond(tolerance);
        Duration least = Duration.ofMillis(clock.lowerMillis());
        Duration most = Duration.ofMillis(clock.upperMillis());
        return new RecordFinding(
                record,
                village,
                RULE,
                certain ? Severity.REVIEW : Severity.WARN,
                "visitedAt",
                Text.of(
                        "the phone's clock %s off by more than %d minutes when it sent the record"
                                .formatted(certain ? "was" : "may have been", tolerance.toMinutes()),
                        "手机发送记录时,其时钟%s偏差超过%d分钟".formatted(certain ? "" : "可能", tolerance.toMinutes())),
                "%s to %s ahead".formatted(least, most),
                "within %s".formatted(tolerance));
    }
}
