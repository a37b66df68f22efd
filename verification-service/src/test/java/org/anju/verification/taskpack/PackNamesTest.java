package org.anju.verification.taskpack;

import static org.anju.verification.testsupport.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.anju.common.caller.Caller;
import org.anju.common.caller.RegionScope;
import org.anju.common.caller.Roles;
import org.anju.common.region.RegionCode;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.taskpack.TaskPackService.Request;
import org.anju.verification.testsupport.FakeRegistry;
import org.anju.verification.testsupport.FieldWork;
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FakeRegistry.class)
class PackNamesTest {

    private static final String COUNTY = "622927000000";
    private static final Iterator<String> VILLAGES = Stream.of("622927103", "622927106")
            .flatMap(township -> IntStream.range(200, 210).mapToObj(village -> township + village))
            .iterator();

    @Inject
    Given given;

    @Inject
    FieldWork work;

    @Inject
    TaskPackService packs;

    private UUID campaign;
    private String village;
    private UUID first;
    private UUID second;
    private UUID third;

    /** Of its own for each test: names are remembered by village. */
    @BeforeEach
    void villageWithThreeHouseholds() {
        village = VILLAGES.next();
        campaign = given.campaign();
        first = given.household(village);
        second = given.household(village);
        third = given.household(village);
        FakeRegistry.knows(village, first, "马占海", 1);
        FakeRegistry.knows(village, second, "欧阳·阿卜杜", 1);
        FakeRegistry.knows(village, third, "李\"四\\", 1);
    }

    @AfterEach
    void registryIsThereAgain() {
        FakeRegistry.comeBack();
    }

    @Test
    void namesAllHeadsOfTheCallersOwnVillageWhereNobodyIsAssigned() {
        Pack pack = Pack.fetch(village, campaign);

        assertThat(pack.names()).isEqualTo("CLEAR");
        assertThat(pack.household(first).getString("headName")).isEqualTo("马占海");
        assertThat(pack.household(second).getString("headName")).isEqualTo("欧阳·阿卜杜");
        assertThat(pack.household(third).getString("headName")).isEqualTo("李\"四\\");
    }

    @Test
    void asksWithTheCallersOwnToken() {
        Pack.fetch(village, campaign);
        assertThat(FakeRegistry.AUTHORIZATIONS).contains("Bearer " + Tokens.of("verifier-" + village));
    }

    @Test
    void showsNothingElseOfPersons() {
        String pack = Pack.request(village, campaign, null).asString();
        assertThat(pack)
                .contains("马占海")
                .doesNotContain("138")
                .doesNotContain("629927")
                .doesNotContain("一社");
    }

    @Test
    void masksNamesForVerifiersOfAWiderRegion() {
        Pack pack = fetchAs(verifierOf("wide", COUNTY), null);

        assertThat(pack.names()).isEqualTo("MASKED");
        assertThat(pack.household(first).getString("headName")).isEqualTo("马**");
        assertThat(pack.household(second).getString("headName")).isEqualTo("欧*****");
    }

    @Test
    void namesToEachVerifierTheHouseholdsThatAreAssignedToHim() {
        Caller her = verifierOf("her " + village, village);
        Caller him = verifierOf("him " + village, village);
        Caller other = verifierOf("other", village);
        assign(first, her);
        assign(second, him);

        Pack hers = fetchAs(her, null);
        Pack his = fetchAs(him, null);
        Pack others = fetchAs(other, null);

        assertThat(hers.names()).isEqualTo("OWN");
        assertThat(hers.household(first).getString("headName")).isEqualTo("马占海");
        assertThat(hers.household(second).getString("headName")).isEqualTo("欧*****");
        assertThat(hers.household(third).getString("headName")).isEqualTo("李***");
        assertThat(hers.household(second).getString("assignedTo")).isEqualTo("him " + village);
        assertThat(hers.household(third).containsKey("assignedTo")).isFalse();
        assertThat(his.household(first).getString("headName")).isEqualTo("马**");
        assertThat(his.household(second).getString("headName")).isEqualTo("欧阳·阿卜杜");
        assertThat(others.names()).isEqualTo("MASKED");
        assertThat(others.household(first).getString("headName")).isEqualTo("马**");
    }

    @Test
    void masksAgainWhatIsAssignedToSomebodyElseNow() {
        Caller her = verifierOf("her " + village, village);
        Caller him = verifierOf("him " + village, village);
        assign(first, her);
        assign(third, her);
        Pack before = fetchAs(her, null);
        assign(first, him);

        Pack after = fetchAs(her, before.cursor());

        assertThat(after.full()).isTrue();
        assertThat(after.household(first).getString("headName")).isEqualTo("马**");
        assertThat(after.household(third).getString("headName")).isEqualTo("李\"四\\");
    }

    @Test
    void sendsOnlyWhatChangedToWhomTheSameIsAssigned() {
        Caller her = verifierOf("her " + village, village);
        assign(first, her);
        Pack before = fetchAs(her, null);
        work.change("UPDATE household SET member_count = 9, version = version + 1 WHERE id = ?", second);
        FakeRegistry.knows(village, second, "欧阳·阿卜杜", 2);

        Pack after = fetchAs(her, before.cursor());

        assertThat(after.full()).isFalse();
        assertThat(after.households()).containsExactly(second.toString());
        assertThat(after.household(second).getString("headName")).isEqualTo("欧*****");
    }

    @Test
    void sendsAllAnewWhenTheCallerMaySeeLessThanBefore() {
        Caller her = verifierOf("her " + village, village);
        Pack clear = fetchAs(her, null);
        assign(first, verifierOf("him " + village, village));

        Pack masked = fetchAs(her, clear.cursor());

        assertThat(masked.full()).isTrue();
        assertThat(masked.names()).isEqualTo("MASKED");
        assertThat(masked.households()).hasSize(3);
    }

    @Test
    void answersWithoutNamesWhileTheRegistryIsAwayAndMakesUpForItAfterwards() {
        FakeRegistry.goAway();
        Pack without = Pack.fetch(village, campaign);
        assertThat(without.names()).isEqualTo("UNAVAILABLE");
        assertThat(without.households()).hasSize(3);
        assertThat(without.household(first).containsKey("headName")).isFalse();

        FakeRegistry.comeBack();
        await().untilAsserted(() -> {
            Pack with = Pack.fetch(village, campaign, without.cursor());
            assertThat(with.full()).isTrue();
            assertThat(with.names()).isEqualTo("CLEAR");
            assertThat(with.household(first).getString("headName")).isEqualTo("马占海");
        });
    }

    @Test
    void leavesNamesThatThePhoneHasWhileTheRegistryIsAway() {
        Pack before = Pack.fetch(village, campaign);
        FakeRegistry.goAway();
        work.change("UPDATE household SET member_count = 9, version = version + 1 WHERE id = ?", first);

        Pack delta = Pack.fetch(village, campaign, before.cursor());
        assertThat(delta.full()).isFalse();
        assertThat(delta.names()).isEqualTo("UNAVAILABLE");
        assertThat(delta.households()).containsExactly(first.toString());
        assertThat(delta.household(first).containsKey("headName")).isFalse();

        FakeRegistry.knows(village, first, "马占海", 2);
        FakeRegistry.comeBack();
        await().untilAsserted(() -> assertThat(Pack.fetch(village, campaign, delta.cursor())
                        .household(first)
                        .getString("headName"))
                .isEqualTo("马占海"));
    }

    @Test
    void asksTheRegistryOnceForManyPacks() {
        Pack.fetch(village, campaign);
        int calls = FakeRegistry.CALLS.get();
        Pack.fetch(village, campaign);
        work.submitted(village, campaign, first);
        Pack.fetch(village, campaign);
        fetchAs(verifierOf("her " + village, village), null);
        assertThat(FakeRegistry.CALLS.get()).isEqualTo(calls);
    }

    @Test
    void showsANewHeadInTheNextPack() {
        Pack before = Pack.fetch(village, campaign);
        FakeRegistry.knows(village, first, "马占山", 2);
        work.change("UPDATE household SET version = 2 WHERE id = ?", first);

        Pack delta = Pack.fetch(village, campaign, before.cursor());

        assertThat(delta.household(first).getString("headName")).isEqualTo("马占山");
        assertThat(Pack.fetch(village, campaign).household(first).getString("headName"))
                .isEqualTo("马占山");
    }

    @Test
    void doesNotAskAgainAndAgainForAHouseholdThatTheRegistryDoesNotKnow() {
        given.household(village);
        Pack.fetch(village, campaign);
        int calls = FakeRegistry.CALLS.get();
        assertThat(Pack.fetch(village, campaign).names()).isEqualTo("CLEAR");
        assertThat(FakeRegistry.CALLS.get()).isEqualTo(calls);
    }

    @Test
    void writesDownOnceADayWhoWasShownNames() throws SQLException {
        Caller her = verifierOf(UUID.randomUUID().toString(), village);
        Caller wide = verifierOf(UUID.randomUUID().toString(), COUNTY);
        Pack pack = fetchAs(her, null);
        fetchAs(her, null);
        fetchAs(her, pack.cursor());
        fetchAs(wide, null);

        assertThat(readings(her)).isEqualTo(List.of(3));
        assertThat(readings(wide)).isEmpty();
    }

    private List<Integer> readings(Caller caller) throws SQLException {
        try (Connection connection = work.open();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT array_agg(households) FROM name_reading WHERE subject = ? AND village_code = ?")) {
            statement.setString(1, caller.subject());
            statement.setString(2, village);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getArray(1) == null
                        ? List.of()
                        : List.of((Integer[]) row.getArray(1).getArray());
            }
        }
    }

    private void assign(UUID household, Caller caller) {
        work.change("""
                INSERT INTO assignment (campaign_id, household_id, village_code, username, assigned_by, assigned_by_name,
                    assigned_at)
                VALUES (?, ?, ?, ?, 'reviewer', 'reviewer', now())
                ON CONFLICT (campaign_id, household_id) DO UPDATE SET username = EXCLUDED.username
                """, campaign, household, village, caller.username());
    }

    private Pack fetchAs(Caller caller, String since) {
        PackCursor cursor = since == null ? null : PackCursor.fromString(since);
        PackAnswer answer =
                packs.answer(new Request(new RegionCode(village), campaign, cursor, null, false), caller, "token");
        return Pack.of(new String(answer.content(), StandardCharsets.UTF_8));
    }

    private static Caller verifierOf(String name, String region) {
        return new Caller(name, name, Set.of(Roles.VERIFIER), RegionScope.of(List.of(new RegionCode(region))));
    }
}
