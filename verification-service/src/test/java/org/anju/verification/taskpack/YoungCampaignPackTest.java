package org.anju.verification.taskpack;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.verification.campaign.CampaignService;
import org.anju.verification.taskpack.PackContent.Content;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.RowsRead;
import org.anju.verification.testsupport.StoredRecords;
import org.anju.verification.testsupport.TestRecord;
import org.junit.jupiter.api.Test;

/** Statistics know nothing of the records of a campaign that has just begun. */
@QuarkusTest
class YoungCampaignPackTest {

    private static final int HOUSEHOLDS = 200;
    /** Going through all records once for each household reads their square. */
    private static final long FEW = 10L * HOUSEHOLDS;

    @Inject
    Given given;

    @Inject
    StoredRecords records;

    @Inject
    RowSecurity rowSecurity;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    PackContent contents;

    @Inject
    PackHeadings headings;

    @Inject
    CampaignService campaigns;

    @Test
    void packReadsTheRecordOfEachHouseholdByItself() {
        String village = "622927106200";
        UUID campaign = given.campaign();
        List<UUID> households = Stream.generate(() -> given.household(village))
                .limit(HOUSEHOLDS)
                .toList();
        records.store(households.stream()
                .map(household -> TestRecord.of(campaign, household).in(village))
                .toList());

        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            try (Connection connection = dataSource.getConnection()) {
                long before = RowsRead.of(connection, "verification");
                Content content = contents.read(
                        connection,
                        new PackKey(campaign, village),
                        headings.of(campaigns.find(campaign).orElseThrow()));

                assertThat(content.states().get("SUBMITTED")).isGreaterThanOrEqualTo(HOUSEHOLDS);
                assertThat(RowsRead.of(connection, "verification") - before).isLessThan(FEW);
            } catch (SQLException exception) {
                throw new IllegalStateException(exception);
            }
        });
    }
}
