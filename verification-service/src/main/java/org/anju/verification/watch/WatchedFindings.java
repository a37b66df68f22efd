package org.anju.verification.watch;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.verification.campaign.CampaignService;
import org.anju.verification.record.ComparedFindings;
import org.anju.verification.record.Comparison;
import org.anju.verification.record.RecordFinding;
import org.anju.verification.rule.evaluation.CompiledRules;
import org.anju.verification.rule.evaluation.RecordKind;
import org.anju.verification.rule.evaluation.ServerCheck;

/**
 * Makes findings of what watchers saw, as the rule sets of the records' campaigns have it: none where the set does not name
 * the check or the check does not concern the record, otherwise one of the severity that the set gives.
 */
@ApplicationScoped
public class WatchedFindings {

    private static final String KINDS = """
            SELECT id, campaign_id, secured, assurance_mode, situation FROM verification WHERE id = ANY (?)
            """;

    private final AgroalDataSource dataSource;
    private final CampaignService campaigns;
    private final ComparedFindings findings;

    WatchedFindings(AgroalDataSource dataSource, CampaignService campaigns, ComparedFindings findings) {
        this.dataSource = dataSource;
        this.campaigns = campaigns;
        this.findings = findings;
    }

    private record Watched(UUID campaign, RecordKind kind) {}

    /** In the current transaction, which must see every region. What was found before, and is no finding now, ends. */
    public void keep(Observations observations) {
        Comparison comparison = observations.comparison();
        Map<UUID, Watched> records = read(observations.seen().stream()
                .map(Observation::verificationId)
                .distinct()
                .toList());
        Map<UUID, CompiledRules> rules = new HashMap<>();
        for (Observation observation : observations.seen()) {
            Watched record = records.get(observation.verificationId());
            rules.computeIfAbsent(record.campaign(), this::rulesOf)
                    .serverCheck(observation.check())
                    .filter(check -> check.concerns(record.kind()))
                    .ifPresent(check -> comparison.found(finding(observation, check)));
        }
        findings.keep(comparison);
    }

    private CompiledRules rulesOf(UUID campaign) {
        return campaigns.compiledRulesOf(campaigns.find(campaign).orElseThrow());
    }

    private Map<UUID, Watched> read(Collection<UUID> records) {
        Map<UUID, Watched> watched = new HashMap<>();
        if (records.isEmpty()) {
            return watched;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(KINDS)) {
            statement.setArray(1, connection.createArrayOf("uuid", records.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    watched.put(
                            row.getObject("id", UUID.class),
                            new Watched(
                                    row.getObject("campaign_id", UUID.class),
                                    new RecordKind(
                                            row.getBoolean("secured"),
                                            row.getString("assurance_mode"),
                                            row.getString("situation"))));
                }
            }
            return watched;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static RecordFinding finding(Observation observation, ServerCheck check) {
        return new RecordFinding(
                observation.verificationId(),
                observation.villageCode(),
                observation.kind().rule(),
                observation.doubtful() ? check.severityInDoubt() : check.severity(),
                observation.kind().field(),
                observation.message(),
                observation.found(),
                observation.expected());
    }
}
