package org.anju.verification.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The webhook is paused, so that the test takes the place of every instance, and wants no event that other tests bring about.
 */
@QuarkusTest
class DeliveryStoreTest {

    private static final int EVENTS = 200;

    @Inject
    DeliveryStore store;

    @Inject
    AgroalDataSource dataSource;

    private final UUID webhook = Given.id();

    @BeforeEach
    void queueEvents() throws SQLException {
        update("""
                INSERT INTO webhook (id, version, url, scope, event_types, type_prefixes, state, state_reason, state_since, secret,
                    owner, owner_name, created_at)
                VALUES (?, 0, 'https://receiver.invalid/', '{6229}', '{none}', '{}', 'PAUSED', 'OWNER', now(), '', '', '', now())
                """, webhook);
        update("INSERT INTO webhook_health (webhook_id) VALUES (?)", webhook);
        // Four events of each household, as its visits would come.
        update("""
                WITH household AS MATERIALIZED (SELECT uuidv7() AS id, number FROM generate_series(0, %1$d / 4 - 1) AS number),
                told AS (
                    INSERT INTO webhook_event (event_id, type, household_id, village_code, occurred_at, data)
                    SELECT uuidv7(), 'org.anju.test.v1', household.id, '622927100200', now(), '{}'
                    FROM generate_series(0, %1$d - 1) AS event JOIN household ON household.number = event %% (%1$d / 4)
                    ORDER BY event RETURNING id, household_id, village_code)
                INSERT INTO webhook_delivery (webhook_id, event_number, household_id, village_code)
                SELECT ?, id, household_id, village_code FROM told
                """.formatted(EVENTS), webhook);
    }

    @AfterEach
    void clearAway() throws SQLException {
        update("DELETE FROM webhook_delivery WHERE webhook_id = ?", webhook);
        update("DELETE FROM webhook WHERE id = ?", webhook);
    }

    @Test
    void givesEachDeliveryToOneInstanceOnly() throws Exception {
        List<Future<List<Delivery>>> takers = new ArrayList<>();
        try (ExecutorService instances = Executors.newFixedThreadPool(4)) {
            for (int instance = 0; instance < 4; instance++) {
                takers.add(instances.submit(this::takeAllThatIsDue));
            }
        }

        List<Long> taken = new ArrayList<>();
        for (Future<List<Delivery>> taker : takers) {
            taker.get().forEach(delivery -> taken.add(delivery.number()));
        }
        // The later ones of each household wait for the first.
        assertThat(taken).hasSize(EVENTS / 4).doesNotHaveDuplicates();
    }

    @Test
    void takesTheOldestOfEachHousehold() throws SQLException {
        List<UUID> households = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            List<Delivery> due = takeAllThatIsDue();
            assertThat(due).hasSize(EVENTS / 4);
            due.forEach(delivery -> households.add(delivery.event().subject()));
            due.forEach(delivery -> numbers.add(delivery.number()));
            update("UPDATE webhook_delivery SET state = 'DELIVERED' WHERE webhook_id = ? AND attempts > 0", webhook);
        }

        assertThat(numbers).isSorted().hasSize(EVENTS);
        assertThat(new HashSet<>(households)).hasSize(EVENTS / 4);
        assertThat(takeAllThatIsDue()).isEmpty();
    }

    @Test
    void leavesPausedWebhooksAlone() throws SQLException {
        assertThat(store.receivers()).noneMatch(receiver -> receiver.webhook().equals(webhook));
    }

    private List<Delivery> takeAllThatIsDue() {
        List<Delivery> taken = new ArrayList<>();
        while (true) {
            List<Delivery> some = store.take(webhook, 7);
            if (some.isEmpty()) {
                return taken;
            }
            taken.addAll(some);
        }
    }

    private void update(String sql, UUID id) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            RowSecurity.restrict(connection, RegionScope.everything());
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, id);
                statement.executeUpdate();
            }
            connection.commit();
        }
    }
}
