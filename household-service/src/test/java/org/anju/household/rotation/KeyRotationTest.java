package org.anju.household.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.household.HouseholdConfig;
import org.anju.household.privacy.FieldCipher;
import org.anju.household.privacy.Secret;
import org.anju.household.testsupport.Api;
import org.anju.household.testsupport.DatabaseOwner;
import org.anju.household.testsupport.Numbers;
import org.anju.household.testsupport.TestHousehold;
import org.anju.household.testsupport.TestRoster;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys changed on the running service, with the database and the key file as an operator has them. */
@QuarkusTest
class KeyRotationTest {

    private static final String PHONE = "13700009876";

    @Inject
    FieldCipher cipher;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    HouseholdConfig config;

    @Inject
    Resealing resealing;

    @Test
    void disturbsNobodyAndLosesNothing() throws Exception {
        List<TestHousehold> households = households("ROTATE", 400);
        Api.importRoster(Api.LINXIA, TestRoster.of(households));
        Api.importRoster(Api.LINXIA, TestRoster.of(households.getFirst().withMembers(9)));
        Api.importRoster(Api.LINXIA, TestRoster.of(households.getFirst()));
        addMember(households.getFirst(), TestHousehold.idNumber("ROTATE-MEMBER"));
        String changesBefore = changes();
        int newest = addKey();

        AtomicBoolean over = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(3)) {
            Future<Integer> reading = threads.submit(until(over, () -> read(households)));
            Future<Integer> lookingUp = threads.submit(until(over, () -> lookUp(households)));
            Future<Integer> correcting = threads.submit(until(over, () -> correct(households.getLast())));
            JsonPath rotation = start();
            String waiting = Api.upload(
                            Api.LINXIA, TestRoster.of(households("DURING", 3)).toXlsx())
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id");
            JsonPath end = awaitEnd(rotation.getString("id"));
            over.set(true);

            assertThat(end.getString("state")).isEqualTo("DONE");
            assertThat(end.getInt("keyNumber")).isEqualTo(newest);
            assertThat(end.getInt("tables.find { it.table == 'household' }.rowsDone"))
                    .isGreaterThanOrEqualTo(400);
            assertThat(reading.get()).isPositive();
            assertThat(lookingUp.get()).isPositive();
            assertThat(correcting.get()).isPositive();
            assertThat(changes()).isEqualTo(changesBefore + "+" + correcting.get());
            assertThat(Api.awaitEnd(Api.LINXIA, waiting).getInt("households.added"))
                    .isEqualTo(3);
        }
        assertThat(olderRows(newest)).isZero();

        retireOlderKeys();

        assertThat(read(households)).isPositive();
        assertThat(lookUp(households)).isPositive();
        List<TestHousehold> uncorrected = households.subList(0, households.size() - 1);
        JsonPath again = Api.importRoster(Api.LINXIA, TestRoster.of(uncorrected));
        assertThat(again.getInt("households.changed")).isZero();
        assertThat(again.getInt("households.unchanged")).isEqualTo(uncorrected.size());
        Api.as(Api.ADMIN)
                .post("/key-rotations")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:no-newer-key"));
    }

    @Test
    void importsNothingAnewBecauseOfNewKey() throws Exception {
        List<TestHousehold> households = households("BETWEEN", 5);
        Api.importRoster(Api.LINXIA, TestRoster.of(households));
        addKey();
        cipher.newestKey();

        JsonPath again = Api.importRoster(Api.LINXIA, TestRoster.of(households));
        JsonPath changed =
                Api.importRoster(Api.LINXIA, TestRoster.of(households.getFirst().withMembers(9), households.getLast()));

        assertThat(again.getInt("households.unchanged")).isEqualTo(5);
        assertThat(changed.getInt("households.changed")).isEqualTo(1);
        assertThat(awaitEnd(start().getString("id")).getString("state")).isEqualTo("DONE");
        retireOlderKeys();
    }

    @Test
    void goesOnWhereKilledWorkerStopped() throws Exception {
        Api.importRoster(Api.LINXIA, TestRoster.of(households("KILLED", 40)));
        int newest = addKey();
        cipher.newestKey();
        SealedTable all = SealedTable.ALL.getFirst();
        SealedTable few = new SealedTable(all.name(), all.key(), all.sealed(), all.index(), all.household(), 7);
        ResealedBatch done = QuarkusTransaction.requiringNew().call(() -> {
            announceResealing();
            return resealing.reseal(few, newest, null);
        });
        assertThat(done.resealed()).isEqualTo(7);
        UUID id = UUID.randomUUID();
        DatabaseOwner.execute("""
                INSERT INTO key_rotation (id, key_number, requested_by_subject, requested_by_name, begun_transaction)
                VALUES ('%s', %d, 's', 'killed', pg_current_xact_id())""".formatted(id, newest), """
                INSERT INTO key_rotation_table (rotation_id, table_name, rows_total, rows_done)
                VALUES ('%1$s', 'household', 7, 7), ('%1$s', 'household_member', 0, 0),
                    ('%1$s', 'household_change', 0, 0), ('%1$s', 'roster_import_chunk', 0, 0)""".formatted(id));

        JsonPath end = awaitEnd(id.toString());

        assertThat(end.getString("state")).isEqualTo("DONE");
        assertThat(olderRows(newest)).isZero();
        retireOlderKeys();
    }

    @Test
    void keepsOldKeyWhileRowsCannotBeOpened() throws Exception {
        Api.importRoster(Api.LINXIA, TestRoster.of(households("SPOILT", 3)));
        String id = DatabaseOwner.query("SELECT id FROM household WHERE household_no = 'SPOILT-1'");
        int newest = addKey();
        flipBit(id);

        JsonPath failed = awaitEnd(start().getString("id"));

        assertThat(failed.getString("state")).isEqualTo("FAILED");
        assertThat(failed.getInt("tables.find { it.table == 'household' }.rowsUnreadable"))
                .isEqualTo(1);
        assertThat(olderRows(newest)).isEqualTo(1);

        flipBit(id);

        assertThat(awaitEnd(start().getString("id")).getString("state")).isEqualTo("DONE");
        assertThat(olderRows(newest)).isZero();
        Api.as(Api.ADMIN).get("/key-rotations").then().statusCode(200).body("items.state", hasItem("FAILED"));
        retireOlderKeys();
    }

    /** A new column with sealed values belongs into the list, or a rotation would leave it behind. */
    @Test
    void knowsAllSealedColumns() throws SQLException {
        String columns = DatabaseOwner.query("""
                SELECT string_agg(table_name || '.' || column_name, ' ' ORDER BY table_name, column_name)
                FROM information_schema.columns
                WHERE table_schema = 'public' AND data_type = 'bytea' AND column_name LIKE '%\\_encrypted'""");

        assertThat(SealedTable.ALL.stream()
                        .flatMap(table -> table.sealed().stream().map(column -> table.name() + "." + column.name()))
                        .filter(column -> column.endsWith("_encrypted")))
                .containsExactlyInAnyOrder(columns.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "integrator", "county-622927", "prefecture-6229"})
    void refusesRolesWithoutNeed(String username) {
        Api.as(username).post("/key-rotations").then().statusCode(403);
        Api.as(username).get("/key-rotations").then().statusCode(403);
        Api.as(username).get("/key-rotations/" + UUID.randomUUID()).then().statusCode(403);
    }

    @Test
    void knowsNoRotationThatNeverWas() {
        Api.as(Api.ADMIN)
                .get("/key-rotations/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:anju:problem:key-rotation-unknown"));
    }

    private static JsonPath start() {
        return Api.as(Api.ADMIN)
                .post("/key-rotations")
                .then()
                .statusCode(202)
                .header("Location", containsString("/api/v1/key-rotations/"))
                .body("state", equalTo("RUNNING"))
                .extract()
                .jsonPath();
    }

    private static JsonPath awaitEnd(String id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> Api.as(Api.ADMIN)
                                .get("/key-rotations/" + id)
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath(),
                        found -> !found.getString("state").equals("RUNNING"));
    }

    private static List<TestHousehold> households(String prefix, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number ->
                        TestHousehold.inJishishan(prefix + "-" + number).withPhone(PHONE))
                .toList();
    }

    /** How often it went well until it was over. */
    private static Callable<Integer> until(AtomicBoolean over, Callable<Integer> work) {
        return () -> {
            int rounds = 0;
            while (!over.get()) {
                assertThat(work.call()).isPositive();
                rounds++;
            }
            return rounds;
        };
    }

    private int read(List<TestHousehold> households) throws SQLException {
        TestHousehold any = households.get(Numbers.next() % households.size());
        String id = DatabaseOwner.query("SELECT id FROM household WHERE household_no = '" + any.householdNo() + "'");
        Api.as(Api.JISHISHAN)
                .get("/households/" + id)
                .then()
                .statusCode(200)
                .body("phoneMasked", equalTo("137****9876"))
                .body("idNumberMasked", startsWith("629927"));
        return 1;
    }

    /** As whoever looks households up does: by every index that the number may have. */
    private int lookUp(List<TestHousehold> households) throws SQLException {
        TestHousehold any = households.get(Numbers.next() % households.size());
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            RowSecurity.restrict(connection, RegionScope.everything());
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT count(*) FROM household WHERE id_number_index = ANY (?) AND household_no = ?")) {
                byte[][] indexes =
                        cipher.sealer().indexesOf(any.idNumber().toString()).toArray(byte[][]::new);
                statement.setArray(1, connection.createArrayOf("bytea", indexes));
                statement.setString(2, any.householdNo());
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            } finally {
                connection.rollback();
            }
        }
    }

    /** A roster event while rows are sealed anew. */
    private int correct(TestHousehold household) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            RowSecurity.restrict(connection, RegionScope.everything());
            statement.execute("""
                    SELECT set_config('anju.change',
                        '{"kind":"CORRECTED","effectiveOn":"2024-01-01","subject":"s","username":"u","topic":"t"}', true)""");
            int rows = statement.executeUpdate("""
                    UPDATE household SET villager_group = villager_group || '1', version = version + 1
                    WHERE household_no = '%s'""".formatted(household.householdNo()));
            connection.commit();
            return rows;
        }
    }

    /** All that changes leave behind, apart from corrections, and these apart. */
    private static String changes() throws SQLException {
        return DatabaseOwner.query("""
                SELECT (SELECT count(*) FROM household_change WHERE kind <> 'CORRECTED') || ' changes, '
                    || (SELECT coalesce(sum(version), 0) FROM household WHERE household_no LIKE 'ROTATE-%' AND household_no <> 'ROTATE-400')
                    || coalesce('+' || nullif((SELECT version FROM household WHERE household_no = 'ROTATE-400') - 1, 0), '')""");
    }

    private int olderRows(int newest) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = dataSource.getConnection()) {
                RowSecurity.restrict(connection, RegionScope.everything());
            }
            return SealedTable.ALL.stream()
                    .mapToInt(table -> (int) resealing.countOlder(table, newest))
                    .sum();
        });
    }

    private void announceResealing() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            RowSecurity.restrict(connection, RegionScope.everything());
            statement.execute("SELECT set_config('anju.change', '{\"kind\":\"RESEALED\"}', true)");
        }
    }

    private void addMember(TestHousehold household, String number) throws SQLException {
        try (Connection connection = DatabaseOwner.connect();
                PreparedStatement statement = connection.prepareStatement("""
                        INSERT INTO household_member
                            (household_id, name, relation, id_number_encrypted, id_number_index, since_version)
                        SELECT id, '马丽', 'SPOUSE', ?, ?, 1 FROM household WHERE household_no = ?""")) {
            statement.setBytes(1, cipher.sealer().seal(Secret.ID_NUMBER, number));
            statement.setBytes(2, cipher.sealer().indexOf(number));
            statement.setString(3, household.householdNo());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private static void flipBit(String householdId) throws SQLException {
        DatabaseOwner.execute(
                "SELECT set_config('anju.change', '{\"kind\":\"RESEALED\"}', true)", """
                UPDATE household SET phone_encrypted = set_byte(phone_encrypted, 15, get_byte(phone_encrypted, 15) # 1)
                WHERE id = '%s'""".formatted(householdId));
    }

    /** @return its number */
    private int addKey() throws IOException {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        int number = cipher.newestKey() + 1;
        List<String> lines = new ArrayList<>(Files.readAllLines(config.keyFile()));
        lines.add(number + " " + Base64.getEncoder().encodeToString(key));
        replaceKeyFile(lines);
        return number;
    }

    private void retireOlderKeys() throws IOException {
        List<String> lines = Files.readAllLines(config.keyFile());
        replaceKeyFile(List.of(lines.getLast()));
        assertThat(cipher.newestKey())
                .isEqualTo(Integer.parseInt(lines.getLast().split(" ")[0]));
    }

    private void replaceKeyFile(List<String> lines) throws IOException {
        Path draft = Files.createTempFile(config.keyFile().toAbsolutePath().getParent(), "draft", ".key");
        Files.write(draft, lines);
        Files.move(draft, config.keyFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
