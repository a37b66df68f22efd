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
import java.util.Optional;
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
import org.anju.verification.rule.StreamCheck;
import org.anju.verification.rule.evaluation.CompiledRules;
import org.anju.verification.rule.evaluation.RecordKind;
import org.anju.verification.rule.evaluation.ServerCheck;

/** Finds records whose device showed a wrong time when it sent them: rule Q04. */
@ApplicationScoped
class ClockFindings implements RecordFollower {

    private static final String CLOCKS = """
            SELECT v.id, v.village_code, v.clock_lower_ms, v.clock_upper_ms, t.tolerance_ms, v.campaign_id, v.secured,
                v.assurance_mode, v.situation
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
        Map<UUID, CompiledRules> rules = new HashMap<>();
        campaignsByRecord.values().forEach(campaign -> rules.computeIfAbsent(campaign, this::rulesOf));
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
                                    .map(campaign -> toleranceMillis(rules.get(campaign)))
                                    .toArray()));
            List<RecordFinding> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Optional<ServerCheck> check =
                            rules.get(row.getObject(6, UUID.class)).serverCheck(StreamCheck.CLOCK);
                    RecordKind kind = new RecordKind(row.getBoolean(7), row.getString(8), row.getString(9));
                    if (check.isPresent() && check.get().concerns(kind)) {
                        found.add(finding(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                new ClockInterval(row.getLong(3), row.getLong(4)),
                                Duration.ofMillis(row.getLong(5)),
                                check.get()));
                    }
                }
            }
            return found;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private CompiledRules rulesOf(UUID campaign) {
        return campaigns.compiledRulesOf(campaigns.find(campaign).orElseThrow());
    }

    /** How far off a clock may be, by the rule set of the campaign. */
    private static Long toleranceMillis(CompiledRules rules) {
        return Math.round(rules.set().parameter(ParameterNames.CLOCK_MINUTES)
                * Duration.ofMinutes(1).toMillis());
    }

    /** A clock that is known to be wrong is no matter of a warning: a reviewer looks at it, whatever the suspicion weighs. */
    private static Severity severity(ServerCheck check, boolean certain) {
        return certain && check.severity() == Severity.WARN ? Severity.REVIEW : check.severity();
    }

    private static RecordFinding finding(
            UUID record, String village, ClockInterval clock, Duration tolerance, ServerCheck check) {
        boolean certain = clock.isBeyond(tolerance);
        Duration least = Duration.ofMillis(clock.lowerMillis());
        Duration most = Duration.ofMillis(clock.upperMillis());
        return new RecordFinding(
                record,
                village,
                StreamCheck.CLOCK.rule(),
                severity(check, certain),
                "visitedAt",
                Text.of(
                        "the phone's clock %s off by more than %d minutes when it sent the record"
                                .formatted(certain ? "was" : "may have been", tolerance.toMinutes()),
                        "手机发送记录时,其时钟%s偏差超过%d分钟".formatted(certain ? "" : "可能", tolerance.toMinutes())),
                "%s to %s ahead".formatted(least, most),
                "within %s".formatted(tolerance));
    }
}
