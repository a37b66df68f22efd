package org.anju.report.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;
import org.anju.common.event.ReceivedEvent;
import org.anju.common.fact.VerificationFacts;
import org.anju.common.region.RegionLevel;
import org.anju.report.counting.Division;
import org.anju.report.testsupport.CountingModel;
import org.anju.report.testsupport.RandomFacts;
import org.anju.report.testsupport.TestTopics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestTopics.class)
class ProgressStoreTest {

    @Inject
    ProgressService service;

    @Inject
    RowSecurity rowSecurity;

    @Inject
    AgroalDataSource dataSource;

    @ParameterizedTest
    @ValueSource(longs = {17, 71, 717})
    void storesWhatARecountGives(long seed) {
        RandomFacts random = new RandomFacts(seed);
        UUID campaign = UUID.randomUUID();
        List<VerificationFacts> facts = random.progressHistories(200, List.of(campaign));

        random.inBatches(random.told(facts)).forEach(this::take);

        assertThat(storedCells(campaign)).isEqualTo(recount(facts));
    }

    @Test
    void countsExactlyWhenInstancesWriteTheSameCellsAtOnce() throws Exception {
        UUID campaign = UUID.randomUUID();
        List<List<VerificationFacts>> partitions = IntStream.range(0, 4)
                .mapToObj(seed -> new RandomFacts(seed).progressHistories(150, List.of(campaign)))
                .toList();

        try (ExecutorService instances = Executors.newFixedThreadPool(partitions.size())) {
            List<Future<?>> running = partitions.stream()
                    .<Future<?>>map(partition -> instances.submit(() -> takeInRandomBatches(partition)))
                    .toList();
            for (Future<?> instance : running) {
                instance.get();
            }
        }

        assertThat(storedCells(campaign))
                .isEqualTo(recount(partitions.stream().flatMap(List::stream).toList()));
    }

    private void takeInRandomBatches(List<VerificationFacts> facts) {
        RandomFacts random = new RandomFacts(facts.size());
        random.inBatches(random.told(facts)).forEach(this::take);
    }

    private void take(List<VerificationFacts> batch) {
        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            service.take(batch.stream()
                    .map(facts ->
                            new ReceivedEvent<>(UUID.randomUUID(), VerificationFacts.SUBMITTED, Instant.now(), facts))
                    .toList());
        });
    }

    private static Map<ProgressCell, Long> recount(List<VerificationFacts> facts) {
        return CountingModel.<ProgressKey, HouseholdProgress, ProgressCell>recount(
                facts.stream().map(HouseholdProgress::from).toList());
    }

    private Map<ProgressCell, Long> storedCells(UUID campaign) {
        return QuarkusTransaction.requiringNew().call(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            Map<ProgressCell, Long> cells = new HashMap<>();
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT * FROM progress_cell WHERE campaign_id = '%s'".formatted(campaign))) {
                while (row.next()) {
                    cells.put(toCell(row), row.getLong("households"));
                }
            } catch (SQLException exception) {
                throw new DatabaseException(exception);
            }
            return cells;
        });
    }

    private static ProgressCell toCell(ResultSet row) throws SQLException {
        RegionLevel level = RegionLevel.values()[row.getInt("level") - 1];
        return new ProgressCell(
                row.getObject("campaign_id", UUID.class),
                new Division(level, row.getString("region_code")),
                row.getObject("day", LocalDate.class),
                new Assurance(row.getString("assurance_category"), row.getString("assurance_mode")),
                row.getString("state"),
                row.getBoolean("secured"));
    }
}
