package org.anju.verification.host.lodging;

import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.StoredRecords;
import org.anju.verification.testsupport.TestRecord;
import org.anju.verification.watch.Subject;
import org.anju.verification.watch.Watching;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HostWatchTest {

    private static final String BLOCKED = "Q12 details.lodging BLOCK";
    private static final String DOUBTED = "Q12 details.lodging REVIEW";
    private static final String MANY_GUESTS = "Q12 details.lodging.guests REVIEW";
    private static final String OWNED_TWICE = "Q12 details.dwellingId.own REVIEW";
    private static final String GRADES_DIFFER = "Q12 details.lodging.grades REVIEW";

    @Inject
    Given given;

    @Inject
    StoredRecords records;

    @Inject
    Watching watching;

    private UUID campaign;
    private UUID host;

    @BeforeEach
    void hostOnTheRoster() {
        campaign = given.campaign();
        host = given.household(VILLAGE);
    }

    @Test
    void blocksAGuestWithoutAnyBasisAndLetsGoWhenTheHostProvesSafe() {
        TestRecord guest = guest(null);
        watching.store(guest);
        assertThat(records.findings(guest)).containsExactly(BLOCKED);

        watching.store(TestRecord.of(campaign, host));
        assertThat(records.findings(guest)).isEmpty();
        assertThat(records.query("SELECT settled_by_name FROM record_finding WHERE verification_id = '%s'"
                        .formatted(guest.id())))
                .isEqualTo("system");
    }

    @Test
    void blocksEveryGuestWhenTheHostTurnsOutNotSecured() {
        TestRecord one = guest("A");
        TestRecord other = guest("A");
        watching.store(one, other);
        assertThat(records.findings(one)).isEmpty();

        watching.store(TestRecord.of(campaign, host).notSecured());
        assertThat(records.findings(one)).contains(BLOCKED);
        assertThat(records.findings(other)).contains(BLOCKED);
    }

    @Test
    void findsItAgainWhenTheHostsRecordIsReturnedAndSettlesItWhenThatIsCorrected() {
        TestRecord guest = guest("B");
        TestRecord first = TestRecord.of(campaign, host);
        watching.store(first, guest);
        assertThat(records.findings(guest)).isEmpty();

        records.change(first.id(), "state", "RETURNED");
        watching.changed(Subject.RECORD, first.id());
        assertThat(records.findings(guest)).containsExactly(DOUBTED);

        records.change(first.id(), "standing", "SUPERSEDED");
        TestRecord second = TestRecord.of(campaign, host).notSecured();
        records.store(second);
        watching.changed(Subject.RECORD, List.of(first.id(), second.id()));
        assertThat(records.findings(guest)).contains(BLOCKED);

        records.change(second.id(), "standing", "SUPERSEDED");
        TestRecord third = TestRecord.of(campaign, host);
        records.store(third);
        watching.changed(Subject.RECORD, List.of(second.id(), third.id()));
        assertThat(records.findings(guest)).isEmpty();
    }

    @Test
    void tellsGuestsOfGuestsWhenTheEndOfTheChainChanges() {
        UUID middle = given.household(VILLAGE);
        TestRecord guest = TestRecord.of(campaign, given.household(VILLAGE)).stayingWith(middle, "A");
        watching.store(
                TestRecord.of(campaign, host), TestRecord.of(campaign, middle).stayingWith(host, "B"), guest);
        assertThat(records.findings(guest)).containsExactly(DOUBTED);

        TestRecord unsafe = TestRecord.of(campaign, host).notSecured();
        records.execute("UPDATE verification SET standing = 'SUPERSEDED' WHERE household_id = '%s'".formatted(host));
        records.store(unsafe);
        watching.changed(Subject.RECORD, unsafe.id());
        assertThat(records.findings(guest)).containsExactly(BLOCKED);
    }

    @Test
    void findsACircleWhicheverRecordClosesIt() {
        UUID second = given.household(VILLAGE);
        UUID third = given.household(VILLAGE);
        TestRecord one = TestRecord.of(campaign, host).stayingWith(second, "A");
        TestRecord two = TestRecord.of(campaign, second).stayingWith(third, "A");
        TestRecord closing = TestRecord.of(campaign, third).stayingWith(host, "A");
        watching.store(one, two);
        assertThat(records.findings(two)).isEmpty();

        watching.store(closing);
        assertThat(records.findings(one)).containsExactly(BLOCKED);
        assertThat(records.findings(two)).containsExactly(BLOCKED);
        assertThat(records.findings(closing)).containsExactly(BLOCKED);

        watching.supersede(closing);
        assertThat(records.findings(two)).isEmpty();
        assertThat(records.findings(one)).containsExactly(DOUBTED);
    }

    @Test
    void findsAHostThatIsTakenOffTheRoster() {
        TestRecord guest = guest("A");
        watching.store(guest);
        records.execute("UPDATE household SET active = false WHERE id = '%s'".formatted(host));
        watching.changed(Subject.HOUSEHOLD, host);
        assertThat(records.findings(guest)).containsExactly(DOUBTED);

        records.execute("UPDATE household SET active = true WHERE id = '%s'".formatted(host));
        watching.changed(Subject.HOUSEHOLD, host);
        assertThat(records.findings(guest)).isEmpty();
    }

    @Test
    void findsAHostThatIsNotOnTheRosterUntilItIs() {
        UUID unknown = Given.id();
        TestRecord guest = TestRecord.of(campaign, given.household(VILLAGE)).stayingWith(unknown, "A");
        watching.store(guest);
        assertThat(records.findings(guest)).containsExactly(DOUBTED);

        given.household(unknown, VILLAGE);
        watching.changed(Subject.HOUSEHOLD, unknown);
        assertThat(records.findings(guest)).isEmpty();
    }

    @Test
    void findsAllInvolvedWhenMoreThanThreeNameOneHost() {
        TestRecord own = TestRecord.of(campaign, host);
        List<TestRecord> guests = new ArrayList<>(List.of(guest("B"), guest("B"), guest("B")));
        watching.store(own);
        watching.store(guests);
        assertThat(guests)
                .allSatisfy(guest -> assertThat(records.findings(guest)).isEmpty());

        guests.add(guest("B"));
        watching.store(guests.getLast());
        assertThat(guests)
                .allSatisfy(guest -> assertThat(records.findings(guest)).containsExactly(MANY_GUESTS));
        assertThat(records.findings(own)).containsExactly(MANY_GUESTS);

        watching.supersede(guests.getFirst());
        assertThat(guests)
                .allSatisfy(guest -> assertThat(records.findings(guest)).isEmpty());
        assertThat(records.findings(own)).isEmpty();
    }

    @Test
    void findsTheSameWhenTheHostsRecordComesLast() {
        List<TestRecord> guests = List.of(guest("B"), guest("B"), guest("B"), guest("B"));
        watching.store(guests);
        TestRecord own = TestRecord.of(campaign, host);
        watching.store(own);

        assertThat(records.findings(own)).containsExactly(MANY_GUESTS);
    }

    @Test
    void letsManyLiveAtARegisteredSite() {
        String code = "site-" + Given.id();
        List<TestRecord> guests = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            guests.add(TestRecord.of(campaign, given.household(VILLAGE))
                    .stayingWith(host, "A")
                    .details("""
                            {"lodging": {"hostHouseholdId": "%s", "hostGrade": "A", "siteCode": "%s"}}
                            """.formatted(host, code)));
        }
        watching.store(guests);
        assertThat(guests)
                .allSatisfy(guest -> assertThat(records.findings(guest)).containsExactly(MANY_GUESTS));

        UUID site = Given.id();
        records.execute("""
                INSERT INTO site VALUES ('%s', '%s', 'Site', 'RESETTLEMENT', '%s', 'A', NULL, NULL, 100, 's', 's', now())
                """.formatted(site, code, VILLAGE));
        watching.changed(Subject.SITE, site);
        assertThat(guests)
                .allSatisfy(guest -> assertThat(records.findings(guest)).isEmpty());
    }

    @Test
    void judgesASiteByItsGradeOnceItIsRegistered() {
        String code = "site-" + Given.id();
        TestRecord guest = TestRecord.of(campaign, given.household(VILLAGE)).atSite(code);
        watching.store(guest);
        assertThat(records.findings(guest)).containsExactly(BLOCKED);

        UUID site = Given.id();
        records.execute("""
                INSERT INTO site VALUES ('%s', '%s', 'Site', 'NURSING_HOME', '%s', 'B', NULL, NULL, 100, 's', 's', now())
                """.formatted(site, code, VILLAGE));
        watching.changed(Subject.SITE, site);
        assertThat(records.findings(guest)).isEmpty();
    }

    @Test
    void findsADwellingThatTwoHouseholdsCallTheirOwn() {
        UUID dwelling = Given.id();
        TestRecord one = owner(dwelling, "B");
        TestRecord other = owner(dwelling, "B");
        watching.store(one);
        assertThat(records.findings(one)).isEmpty();

        watching.store(other);
        assertThat(records.findings(one)).containsExactly(OWNED_TWICE);
        assertThat(records.findings(other)).containsExactly(OWNED_TWICE);

        watching.supersede(other);
        assertThat(records.findings(one)).isEmpty();
    }

    @Test
    void findsDifferentGradesOfOneDwelling() {
        UUID dwelling = Given.id();
        TestRecord owner = owner(dwelling, "B");
        TestRecord lodger = TestRecord.of(campaign, given.household(VILLAGE))
                .mode("PROVIDED_SAFE", "RENT_IDLE_FARMHOUSE", null)
                .details("{\"lodging\": {\"hostDwellingId\": \"%s\", \"hostGrade\": \"A\"}}".formatted(dwelling));
        watching.store(lodger);
        assertThat(records.findings(lodger)).isEmpty();

        watching.store(owner);
        assertThat(records.findings(lodger)).containsExactly(GRADES_DIFFER);
        assertThat(records.findings(owner)).containsExactly(GRADES_DIFFER);
    }

    @Test
    void findsGuestsThatGiveTheHostsHouseDifferentGrades() {
        TestRecord one = guest("A");
        TestRecord other = guest("B");
        TestRecord silent = guest(null);
        watching.store(one, other, silent);

        assertThat(records.findings(one)).containsExactly(GRADES_DIFFER);
        assertThat(records.findings(other)).containsExactly(GRADES_DIFFER);
        assertThat(records.findings(silent)).containsExactly(BLOCKED);
    }

    @Test
    void followsTheOwnersRecordOfARentedDwelling() {
        UUID dwelling = Given.id();
        TestRecord lodger = TestRecord.of(campaign, given.household(VILLAGE))
                .mode("PROVIDED_SAFE", "RENT_IDLE_FARMHOUSE", null)
                .details("{\"lodging\": {\"hostDwellingId\": \"%s\"}}".formatted(dwelling));
        watching.store(lodger);
        assertThat(records.findings(lodger)).containsExactly(BLOCKED);

        TestRecord owner = owner(dwelling, "B");
        watching.store(owner);
        assertThat(records.findings(lodger)).isEmpty();

        records.change(owner.id(), "state", "RETURNED");
        watching.changed(Subject.RECORD, owner.id());
        assertThat(records.findings(lodger)).containsExactly(BLOCKED);
    }

    @Test
    void tellsGuestsOfThoseWhoRentADwellingWhenItsOwnerGivesItUp() {
        UUID dwelling = Given.id();
        UUID tenant = given.household(VILLAGE);
        TestRecord owner = owner(dwelling, "C");
        TestRecord guest = TestRecord.of(campaign, given.household(VILLAGE)).stayingWith(tenant, "A");
        watching.store(
                owner,
                TestRecord.of(campaign, tenant)
                        .mode("PROVIDED_SAFE", "RENT_IDLE_FARMHOUSE", "A")
                        .details("{\"lodging\": {\"hostDwellingId\": \"%s\"}}".formatted(dwelling)),
                guest);
        assertThat(records.findings(guest)).containsExactly(BLOCKED);

        watching.supersede(owner);
        assertThat(records.findings(guest)).containsExactly(DOUBTED);
    }

    @Test
    void asksNothingOfAHouseholdThatIsNotSecured() {
        TestRecord interim = TestRecord.of(campaign, given.household(VILLAGE))
                .notSecured()
                .details("{\"lodging\": {\"hostHouseholdId\": \"%s\"}}".formatted(host));
        watching.store(interim);

        assertThat(records.findings(interim)).isEmpty();
    }

    private TestRecord guest(String declaredGrade) {
        return TestRecord.of(campaign, given.household(VILLAGE)).stayingWith(host, declaredGrade);
    }

    private TestRecord owner(UUID dwelling, String grade) {
        return TestRecord.of(campaign, given.household(VILLAGE))
                .mode("APPRAISED_SAFE", "ORIGINAL_HOUSE_" + grade, grade)
                .details("{\"dwellingId\": \"%s\"}".formatted(dwelling));
    }
}
