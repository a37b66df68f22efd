package org.anju.household.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.caller.RegionScope;
import org.anju.common.region.RegionCode;
import org.anju.household.roster.intake.RosterIntake;
import org.anju.household.roster.intake.RosterUpload;
import org.anju.household.testsupport.Api;
import org.anju.household.testsupport.TestHousehold;
import org.anju.household.testsupport.TestRoster;
import org.junit.jupiter.api.Test;

/** Imports whose worker died in the middle. */
@QuarkusTest
class RosterTakeUpTest {

    private static final RegionScope JISHISHAN = RegionScope.of(List.of(new RegionCode("622927000000")));
    private static final Caller OWNER = new Caller("dead", "county-622927", Set.of(), JISHISHAN);

    private static final UploadRequest REQUEST = new UploadRequest(
            "dead.xlsx",
            null,
            ImportTask.IMPORT,
            BadRows.REFUSE_ALL,
            LocalDate.of(2020, 6, 5),
            null,
            TestRoster.XLSX,
            -1);

    @Inject
    RosterIntake intake;

    @Inject
    RosterImportStore store;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void takesUpWhatDeadWorkerLeft() {
        String id = QuarkusTransaction.requiringNew().call(() -> leftBehind("DEAD-1", 1));

        JsonPath end = Api.awaitEnd(Api.JISHISHAN, id);

        assertThat(end.getString("state")).isEqualTo("IMPORTED");
        assertThat(end.getInt("households.added")).isEqualTo(1);
    }

    @Test
    void givesUpWhatKillsEveryWorker() {
        String id = QuarkusTransaction.requiringNew().call(() -> leftBehind("DEAD-2", 5));

        assertThat(Api.awaitEnd(Api.JISHISHAN, id).getString("state")).isEqualTo("FAILED");
    }

    /** As a worker leaves it that was killed while reading, with a lease of which one second is left. */
    private String leftBehind(String householdNo, int attempts) throws Exception {
        byte[] roster = TestRoster.of(TestHousehold.inJishishan(householdNo)).toXlsx();
        try (RosterUpload upload = intake.receive(new ByteArrayInputStream(roster), TestRoster.XLSX, roster.length);
                Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        UPDATE roster_import
                        SET state = 'READING', lease_holder = ?, lease_until = now() + interval '1 s', attempts = ?
                        WHERE id = ?""")) {
            UUID id = store.accept(upload, REQUEST, JISHISHAN, OWNER).id();
            statement.setObject(1, UUID.randomUUID());
            statement.setInt(2, attempts);
            statement.setObject(3, id);
            assertThat(statement.executeUpdate()).isEqualTo(1);
            return id.toString();
        }
    }
}
