package org.anju.verification.taskpack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;
import org.anju.verification.campaign.Campaign;
import org.anju.verification.campaign.CampaignService;
import org.anju.verification.taskpack.TaskPackLine.HouseholdLine;
import org.anju.verification.taskpack.TaskPackLine.PackLine;

@ApplicationScoped
class TaskPackService {

    private static final String HOUSEHOLDS = """
            SELECT h.id, h.household_no, h.village_code, h.expected_mode, h.member_count,
                coalesce(v.state, 'PENDING') AS state, v.id AS verification_id
            FROM household h
            LEFT JOIN verification v ON v.campaign_id = ? AND v.household_id = h.id AND v.standing = 'STANDING'
            WHERE h.village_code = ? AND h.active
            ORDER BY h.household_no
            """;

    private final CampaignService campaigns;
    private final AgroalDataSource dataSource;
    private final RowSecurity rowSecurity;
    private final ObjectMapper json;
    private final Clock clock;

    TaskPackService(
            CampaignService campaigns,
            AgroalDataSource dataSource,
            RowSecurity rowSecurity,
            ObjectMapper json,
            Clock clock) {
        this.campaigns = campaigns;
        this.dataSource = dataSource;
        this.rowSecurity = rowSecurity;
        this.json = json;
        this.clock = clock;
    }

    @Transactional
    String pack(RegionCode village, UUID campaignId, Caller caller) {
        caller.scope().requireCovers(village);
        Campaign campaign = campaign(campaignId);
        requireVillageOf(village, campaign);
        rowSecurity.restrictTo(caller.scope());
        List<HouseholdLine> households = households(village, campaignId);
        StringBuilder pack = new StringBuilder(200 * (households.size() + 1));
        append(pack, new PackLine("pack", campaignId, campaign.ruleSet(), village, clock.instant(), households.size()));
        households.forEach(household -> append(pack, household));
        return pack.toString();
    }

    private Campaign campaign(UUID id) {
        if (id == null) {
            throw ProblemException.badRequest(
                            "campaign-missing",
                            Text.of("Name a campaign", "请指定核验行动"),
                            Text.of(
                                    "Add ?campaign=<id>; GET /api/v1/campaigns lists the ids.",
                                    "请添加?campaign=<编号>;编号可通过GET /api/v1/campaigns查看。"))
                    .violation("campaign", "the id of a campaign", null);
        }
        return campaigns.find(id).orElseThrow(() -> CampaignService.unknown(id));
    }

    private static void requireVillageOf(RegionCode village, Campaign campaign) {
        if (village.level() != RegionLevel.VILLAGE) {
            throw ProblemException.badRequest(
                            "village-needed",
                            Text.of("A task pack is for one village", "任务包以村为单位"),
                            Text.of(
                                    "%s is a %s. Give the code of a village."
                                            .formatted(
                                                    village,
                                                    village.level().name().toLowerCase(Locale.ROOT)),
                                    "%s不是村级区划。请填写村级代码。".formatted(village)))
                    .violation("village", "a village's code", village.value());
        }
        if (!campaign.scope().covers(village)) {
            throw ProblemException.notFound(
                            "village-outside-campaign",
                            Text.of("The campaign does not cover the village", "该核验行动不包括此村"),
                            Text.of(
                                    "Village %s is not in the regions %s of the campaign."
                                            .formatted(village, campaign.regions()),
                                    "村%s不在核验行动的区域%s内。".formatted(village, campaign.regions())))
                    .violation("village", "a village of the campaign", village.value());
        }
    }

    private List<HouseholdLine> households(RegionCode village, UUID campaignId) {
        List<HouseholdLine> households = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(HOUSEHOLDS)) {
            statement.setObject(1, campaignId);
            statement.setString(2, village.value());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    households.add(new HouseholdLine(
                            "household",
                            row.getObject("id", UUID.class),
                            row.getString("household_no"),
                            row.getString("village_code"),
                            row.getString("expected_mode"),
                            row.getInt("member_count"),
                            row.getString("state"),
                            row.getObject("verification_id", UUID.class)));
                }
            }
            return households;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private void append(StringBuilder pack, TaskPackLine line) {
        try {
            pack.append(json.writeValueAsString(line)).append('\n');
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException("A task pack cannot be written", exception);
        }
    }
}
