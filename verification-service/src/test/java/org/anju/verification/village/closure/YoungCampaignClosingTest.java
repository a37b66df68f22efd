package org.anju.verification.village.closure;

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
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.RowsRead;
import org.anju.verification.testsupport.StoredRecords;
import org.anju.verification.testsupport.TestRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statistics know nothing of the records of a campaign that has just begun, and nobody may wait at its villages' doors. */
@QuarkusTest
class YoungCampaignClosingTest {

    private static final int HOUSEHOLDS = 200;
    /** Going through all records once for each household reads their square. */
    private static final long FEW = 10L * HOUSEHOLDS;

    @Inject
    Given given;

    @Inject
    StoredRecords stored;

    @Inject
    VillageRecords villages;

    @Inject
    RowSecurity rowSecurity;

    @Inject
    AgroalDataSource dataSource;

    private final String village = "622927106201";
    private UUID campaign;

    @BeforeEach
    void everyHouseholdVisited() {
        stored.execute(
                "UPDATE household SET village_code = '622927106999' WHERE village_code = '%s'".formatted(village));
        campaign = given.campaign();
        List<UUID> households = Stream.generate(() -> given.household(village))
                .limit(HOUSEHOLDS)
                .toList();
        stored.store(households.stream()
                .map(household -> TestRecord.of(campaign, household).in(village))
                .toList());
    }

    @Test
    void rosterReadsTheRecordOfEachHouseholdByItself() {
        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            long before = recordsRead();
            assertThat(villages.roster(campaign, village, List.of()).missing()).isEqualTo(HOUSEHOLDS);
            assertThat(recordsRead() - before).isLessThan(FEW);
        });
    }

    @Test
    void lockReadsTheRecordOfEachHouseholdByItselfAndTakesIt() {
        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            long before = recordsRead();
            assertThat(villages.lock(campaign, village)).hasSize(HOUSEHOLDS);
            assertThat(recordsRead() - before).isLessThan(FEW);
        });
    }

    private long recordsRead() {
        try (Connection connection = dataSource.getConnection()) {
            return RowsRead.of(connection, "verification");
        } catch (SQLException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
