package org.anju.verification.village.closure;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;
import org.anju.verification.campaign.Campaign;
import org.anju.verification.campaign.CampaignService;

/** Draws the balance of a village from one snapshot of the database. */
@ApplicationScoped
class Balances {

    private final CampaignService campaigns;
    private final VillageRecords records;
    private final Instance<ClosingCondition> conditions;
    private final AgroalDataSource dataSource;
    private final RowSecurity rowSecurity;

    Balances(
            CampaignService campaigns,
            VillageRecords records,
            Instance<ClosingCondition> conditions,
            AgroalDataSource dataSource,
            RowSecurity rowSecurity) {
        this.campaigns = campaigns;
        this.records = records;
        this.conditions = conditions;
        this.dataSource = dataSource;
        this.rowSecurity = rowSecurity;
    }

    /**
     * Must be the first thing in a transaction. Its scope is everything, because a household that moved has its record in
     * another village; the caller's right to the village is checked before.
     */
    void beginSnapshot() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
        rowSecurity.restrictTo(RegionScope.everything());
    }

    Balance draw(Campaign campaign, String village) {
        List<OpenPoint> points = new ArrayList<>();
        List<ClosingNumber> numbers = new ArrayList<>();
        for (ClosingCondition condition : conditions) {
            points.addAll(condition.openPoints(campaign.id(), village));
            numbers.addAll(condition.numbers(campaign.id(), village));
        }
        points.sort(Comparator.comparing(OpenPoint::reason));
        numbers.sort(Comparator.comparing(ClosingNumber::name));
        List<String> withoutVerdict = campaigns.rulesOf(campaign).situationsWithoutVerdict();
        return new Balance(records.roster(campaign.id(), village, withoutVerdict), numbers, points);
    }
}
