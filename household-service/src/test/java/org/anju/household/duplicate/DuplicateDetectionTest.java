package org.anju.household.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.anju.common.caller.RegionScope;
import org.anju.common.event.Topics;
import org.anju.common.region.RegionCode;
import org.anju.household.privacy.FieldCipher;
import org.anju.household.privacy.Secret;
import org.anju.household.testsupport.Numbers;
import org.anju.household.testsupport.Rows;
import org.anju.household.testsupport.TestHousehold;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the database finds by itself, whoever changes households and however. */
@QuarkusTest
class DuplicateDetectionTest {

    private static final RegionScope JISHISHAN = RegionScope.of(List.of(new RegionCode("622927000000")));
    private static final RegionScope DONGXIANG = RegionScope.of(List.of(new RegionCode("622926000000")));
    private static final String HERE = "622927211206";
    private static final String THERE = "622926223208";

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Topics topics;

    @Inject
    FieldCipher cipher;

    private String person;

    @BeforeEach
    void thinkOfSomebody() {
        person = "person-" + Numbers.next();
    }

    @Test
    void findsHeadWhoIsAMemberElsewhere() throws SQLException {
        UUID here = register(JISHISHAN, HERE, person);
        UUID there = register(DONGXIANG, THERE, "head-of-" + person);

        run(DONGXIANG, "MEMBER_ADDED", connection -> addMember(connection, there, person));

        assertThat(sides(person)).containsExactlyInAnyOrder(here, there);
        assertThat(state(person)).isEqualTo("OPEN");
    }

    @Test
    void findsMemberWhoIsAMemberElsewhere() throws SQLException {
        UUID here = register(JISHISHAN, HERE, "head-here-" + person);
        UUID there = register(DONGXIANG, THERE, "head-there-" + person);
        run(JISHISHAN, "MEMBER_ADDED", connection -> addMember(connection, here, person));
        assertThat(state(person)).isNull();

        run(DONGXIANG, "MEMBER_ADDED", connection -> addMember(connection, there, person));

        assertThat(sides(person)).containsExactlyInAnyOrder(here, there);
    }

    @Test
    void takesHeadAndMemberOfOneHouseholdForNoCase() throws SQLException {
        UUID here = register(JISHISHAN, HERE, person);

        run(JISHISHAN, "MEMBER_ADDED", connection -> addMember(connection, here, person));

        assertThat(state(person)).isNull();
    }

    @Test
    void goesWhenAHouseholdIsRemovedAndComesBackWithIt() throws SQLException {
        register(JISHISHAN, HERE, person);
        UUID there = register(DONGXIANG, THERE, person);

        run(DONGXIANG, "DEREGISTERED", connection -> setStatus(connection, there, "REMOVED"));
        assertThat(state(person)).isEqualTo("GONE");

        run(DONGXIANG, "REINSTATED", connection -> setStatus(connection, there, "ACTIVE"));
        assertThat(state(person)).isEqualTo("OPEN");
    }

    @Test
    void findsMembersOfAHouseholdThatComesBack() throws SQLException {
        UUID there = register(DONGXIANG, THERE, "head-of-" + person);
        run(DONGXIANG, "MEMBER_ADDED", connection -> addMember(connection, there, person));
        run(DONGXIANG, "DEREGISTERED", connection -> setStatus(connection, there, "REMOVED"));
        register(JISHISHAN, HERE, person);
        assertThat(state(person)).isNull();

        run(DONGXIANG, "REINSTATED", connection -> setStatus(connection, there, "ACTIVE"));

        assertThat(state(person)).isEqualTo("OPEN");
    }

    @Test
    void findsMemberWhoseNumberIsCorrected() throws SQLException {
        UUID here = register(JISHISHAN, HERE, person);
        UUID there = register(DONGXIANG, THERE, "head-of-" + person);
        run(DONGXIANG, "MEMBER_ADDED", connection -> addMember(connection, there, "mistyped-" + person));

        run(DONGXIANG, "CORRECTED", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "UPDATE household_member SET id_number_index = sha256(?::bytea) WHERE household_id = ?")) {
                statement.setString(1, person);
                statement.setObject(2, there);
                statement.executeUpdate();
            }
        });

        assertThat(sides(person)).containsExactlyInAnyOrder(here, there);
    }

    @Test
    void keepsNothingWhenTheTransactionIsRolledBack() throws SQLException {
        register(JISHISHAN, HERE, person);

        try (Connection connection = begin(DONGXIANG, "REGISTERED")) {
            insert(connection, THERE, List.of(person));
            connection.rollback();
        }

        assertThat(state(person)).isNull();
    }

    /** Small changes wait for their own people, those of more than a hundred households for everybody. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 150", "150, 1", "150, 150"})
    void findsWhoIsBroughtInTwiceAtOnce(int ofFirst, int ofSecond) throws Exception {
        try (Connection first = begin(DONGXIANG, "REGISTERED");
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            insert(first, THERE, people("first", ofFirst));
            Future<?> second = other.submit(() ->
                    run(JISHISHAN, "REGISTERED", connection -> insert(connection, HERE, people("second", ofSecond))));
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::somebodyWaits);

            first.commit();
            second.get();
        }

        assertThat(state(person)).isEqualTo("OPEN");
        assertThat(sides(person)).hasSize(2);
    }

    @Test
    void keepsNobodyWaitingForOtherPeople() throws SQLException {
        try (Connection first = begin(DONGXIANG, "REGISTERED")) {
            insert(first, THERE, List.of(person));

            run(JISHISHAN, "REGISTERED", connection -> insert(connection, HERE, List.of("another-" + person)));

            first.rollback();
        }
        assertThat(state(person)).isNull();
    }

    @Test
    void survivesANewKey() throws SQLException {
        UUID here = register(JISHISHAN, HERE, person);
        UUID there = register(DONGXIANG, THERE, person);
        String rekeyed = "rekeyed-" + person;

        run(RegionScope.everything(), "RESEALED", connection -> {
            for (UUID household : List.of(here, there)) {
                try (PreparedStatement statement = connection.prepareStatement(
                        "UPDATE household SET id_number_index = sha256(?::bytea) WHERE id = ?")) {
                    statement.setString(1, rekeyed);
                    statement.setObject(2, household);
                    statement.executeUpdate();
                }
            }
        });
        assertThat(state(rekeyed)).isNull();
        run(RegionScope.everything(), "RESEALED", connection -> rekey(connection, person, rekeyed));

        assertThat(state(person)).isNull();
        assertThat(state(rekeyed)).isEqualTo("OPEN");
        assertThat(sides(rekeyed)).containsExactlyInAnyOrder(here, there);
    }

    @Test
    void becomesOneCaseWithWhatWasFoundUnderTheNewKey() throws SQLException {
        UUID here = register(JISHISHAN, HERE, person);
        UUID there = register(DONGXIANG, THERE, person);
        String rekeyed = "rekeyed-" + person;
        UUID third = register(JISHISHAN, HERE, rekeyed);
        UUID fourth = register(DONGXIANG, THERE, rekeyed);

        run(RegionScope.everything(), "RESEALED", connection -> rekey(connection, person, rekeyed));

        assertThat(state(person)).isNull();
        assertThat(sides(rekeyed)).containsExactlyInAnyOrder(here, there, third, fourth);
    }

    private List<String> people(String side, int count) {
        List<String> all = new ArrayList<>(List.of(person));
        for (int number = 1; number < count; number++) {
            all.add(side + "-" + number + "-" + person);
        }
        return all;
    }

    private UUID register(RegionScope scope, String village, String head) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        run(scope, "REGISTERED", connection -> ids.addAll(insert(connection, village, List.of(head))));
        return ids.getFirst();
    }

    private List<UUID> insert(Connection connection, String village, List<String> heads) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                INSERT INTO household (household_no, village_code, head_name, id_number_encrypted, id_number_index,
                    member_count, roster_digest)
                SELECT 'FOUND-' || uuidv7(), ?, '马占海', ?, sha256(head::bytea), 1, '\\x00'
                FROM unnest(?::text[]) AS head
                RETURNING id
                """)) {
            statement.setString(1, village);
            statement.setBytes(2, cipher.sealer().seal(Secret.ID_NUMBER, TestHousehold.idNumber(person)));
            statement.setArray(3, connection.createArrayOf("text", heads.toArray()));
            List<UUID> ids = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
            return ids;
        }
    }

    private static void addMember(Connection connection, UUID household, String member) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                INSERT INTO household_member (household_id, name, relation, id_number_index, since_version)
                VALUES (?, '马小海', 'SON', sha256(?::bytea), 2)
                """)) {
            statement.setObject(1, household);
            statement.setString(2, member);
            statement.executeUpdate();
        }
    }

    private static void setStatus(Connection connection, UUID household, String status) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE household SET status = ?, version = version + 1 WHERE id = ?")) {
            statement.setString(1, status);
            statement.setObject(2, household);
            statement.executeUpdate();
        }
    }

    private static void rekey(Connection connection, String old, String rekeyed) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT rekey_person_duplicate(sha256(?::bytea), sha256(?::bytea))")) {
            statement.setString(1, old);
            statement.setString(2, rekeyed);
            statement.execute();
        }
    }

    private boolean somebodyWaits() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        SELECT count(*) FROM pg_locks
                        WHERE locktype = 'advisory' AND NOT granted AND 6229013 IN (classid::bigint, objid::bigint)
                            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                        """);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1) > 0;
        }
    }

    /** Null when there is no case. */
    private String state(String of) throws SQLException {
        return query(
                        "SELECT state_of_duplicate(id) FROM household_duplicate WHERE id_number_index = sha256(?::bytea)",
                        of)
                .stream()
                .findFirst()
                .orElse(null);
    }

    private List<UUID> sides(String of) throws SQLException {
        return query("""
                SELECT household_id FROM household_duplicate_side JOIN household_duplicate ON id = duplicate_id
                WHERE id_number_index = sha256(?::bytea)
                """, of).stream().map(UUID::fromString).toList();
    }

    private List<String> query(String sql, String of) throws SQLException {
        try (Connection connection = Rows.begin(dataSource, RegionScope.everything());
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, of);
            List<String> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
            connection.rollback();
            return found;
        }
    }

    private interface Change {
        void in(Connection connection) throws SQLException;
    }

    private Void run(RegionScope scope, String kind, Change change) throws SQLException {
        try (Connection connection = begin(scope, kind)) {
            change.in(connection);
            connection.commit();
            return null;
        }
    }

    private Connection begin(RegionScope scope, String kind) throws SQLException {
        Connection connection = Rows.begin(dataSource, scope);
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT set_config('anju.change', json_build_object('kind', ?::text, 'effectiveOn', '2026-06-05',
                    'subject', 'test', 'username', 'test', 'topic', ?::text)::text, true)
                """)) {
            statement.setString(1, kind);
            statement.setString(2, topics.householdEvents());
            statement.execute();
        }
        return connection;
    }
}
