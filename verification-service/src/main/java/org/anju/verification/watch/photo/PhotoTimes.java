package org.anju.verification.watch.photo;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.common.problem.Text;
import org.anju.common.time.ChinaTime;
import org.anju.verification.campaign.Campaign;
import org.anju.verification.campaign.CampaignService;
import org.anju.verification.record.Comparison.Kind;
import org.anju.verification.rule.ParameterNames;
import org.anju.verification.rule.StreamCheck;
import org.anju.verification.watch.Change;
import org.anju.verification.watch.Observation;
import org.anju.verification.watch.Observations;
import org.anju.verification.watch.Watcher;

/** Photos that were taken on no day of the campaign, or after the record that names them was sent. */
@ApplicationScoped
class PhotoTimes implements Watcher {

    private static final Kind KIND = new Kind(StreamCheck.PHOTO_TIMES.rule(), "photos.capturedAt");

    private static final String TAKEN = """
            WITH concerned AS (
                SELECT unnest(?::uuid[]) AS id
                UNION
                SELECT verification_id FROM evidence WHERE photo_id = ANY (?) AND verification_id IS NOT NULL)
            SELECT v.id, v.village_code, v.campaign_id, v.received_at, min(p.captured_at) AS first,
                max(p.captured_at) AS last
            FROM concerned c
            JOIN verification v ON v.id = c.id AND v.standing IN ('STANDING', 'COMPETING')
            JOIN evidence e ON e.verification_id = v.id
            JOIN photo_digest p ON p.photo_id = e.photo_id AND p.captured_at IS NOT NULL
            GROUP BY v.id
            """;

    private final AgroalDataSource dataSource;
    private final CampaignService campaigns;

    PhotoTimes(AgroalDataSource dataSource, CampaignService campaigns) {
        this.dataSource = dataSource;
        this.campaigns = campaigns;
    }

    @Override
    public void look(Change change, Observations observations) {
        if (change.photos().isEmpty() && change.records().isEmpty()) {
            return;
        }
        // Also in those that were replaced since, in which nothing is seen any more.
        observations.lookedAt(KIND, change.records());
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(TAKEN)) {
            statement.setArray(
                    1, connection.createArrayOf("uuid", change.records().toArray()));
            statement.setArray(
                    2, connection.createArrayOf("uuid", change.photos().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    judge(row, observations);
                }
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private void judge(ResultSet row, Observations observations) throws SQLException {
        UUID record = row.getObject("id", UUID.class);
        Campaign campaign =
                campaigns.find(row.getObject("campaign_id", UUID.class)).orElseThrow();
        Instant first = row.getTimestamp("first").toInstant();
        Instant last = row.getTimestamp("last").toInstant();
        Instant sent = row.getTimestamp("received_at").toInstant();
        Instant begins = campaign.startsOn().atStartOfDay(ChinaTime.ZONE).toInstant();
        Instant ends =
                campaign.deadline().plusDays(1).atStartOfDay(ChinaTime.ZONE).toInstant();
        if (first.isBefore(begins)) {
            observations.saw(outsideTheCampaign(record, row.getString("village_code"), first));
        } else if (!last.isBefore(ends)) {
            observations.saw(outsideTheCampaign(record, row.getString("village_code"), last));
        } else if (last.isAfter(sent.plus(tolerance(campaign)))) {
            observations.saw(new Observation(
                    StreamCheck.PHOTO_TIMES,
                    KIND,
                    record,
                    row.getString("village_code"),
                    false,
                    Text.of("a photo was taken after the record was sent", "有照片拍摄于记录提交之后"),
                    last.toString(),
                    sent.toString()));
        }
    }

    /** By the phone's clock, which may be as wrong as the rule set lets it be. */
    private Duration tolerance(Campaign campaign) {
        double minutes = campaigns.rulesOf(campaign).parameter(ParameterNames.CLOCK_MINUTES);
        return Duration.ofSeconds(Math.round(60 * minutes));
    }

    private static Observation outsideTheCampaign(UUID record, String village, Instant taken) {
        String day = ChinaTime.dayOf(taken).toString();
        return new Observation(
                StreamCheck.PHOTO_TIMES,
                KIND,
                record,
                village,
                false,
                Text.of(
                        "a photo was taken on %s, outside the campaign".formatted(day),
                        "有照片拍摄于%s,不在行动期内".formatted(day)),
                day,
                null);
    }
}
