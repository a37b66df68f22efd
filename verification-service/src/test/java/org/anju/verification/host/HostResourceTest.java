package org.anju.verification.host;

import static io.restassured.RestAssured.given;
import static org.anju.verification.testsupport.Given.OTHER_VILLAGE;
import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.StoredRecords;
import org.anju.verification.testsupport.TestRecord;
import org.anju.verification.watch.Watching;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HostResourceTest {

    private static final String COUNTY = "622927000000";
    private static final String OTHER_COUNTY = "622926000000";

    @Inject
    Given given;

    @Inject
    StoredRecords records;

    @Inject
    Watching watching;

    private UUID campaign;
    private UUID host;

    @BeforeEach
    void hostInOneCounty() {
        campaign = given.campaign();
        host = given.household(VILLAGE);
    }

    @Test
    void listsAHostWithItsGuests() {
        TestRecord guest = stay(VILLAGE, "A");
        watching.store(guest, TestRecord.of(campaign, host).notSecured());

        hosts("county-622927", COUNTY, "")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].householdId", equalTo(host.toString()))
                .body("items[0].villageCode", equalTo(VILLAGE))
                .body("items[0].safety", equalTo("UNSAFE"))
                .body("items[0].reason", equalTo("HOST_NOT_SECURED"))
                .body("items[0].guests", equalTo(1))
                .body("items[0].guestsElsewhere", equalTo(0));
        guests("township-622927100000", host)
                .statusCode(200)
                .body("host.safety", equalTo("UNSAFE"))
                .body("items", hasSize(1))
                .body("items[0].verificationId", equalTo(guest.id().toString()))
                .body("items[0].declaredGrade", equalTo("A"))
                .body("items[0].safety", equalTo("UNSAFE"))
                .body("items[0].standing", equalTo("STANDING"));
    }

    @Test
    void tellsAnotherCountyOnlyWhetherTheHouseIsSafe() {
        TestRecord guest = stay(OTHER_VILLAGE, "A");
        TestRecord own = TestRecord.of(campaign, host).notSecured();
        watching.store(guest, own);

        String told = hosts("county-622926", OTHER_COUNTY, "")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].safety", equalTo("UNSAFE"))
                .body("items[0].villageCode", nullValue())
                .body("items[0].reason", nullValue())
                .extract()
                .asString();
        assertThat(told).doesNotContain(VILLAGE, own.id().toString());
        guests("county-622926", host)
                .statusCode(200)
                .body("host.reason", nullValue())
                .body("items", hasSize(1));
        assertThat(records.query("SELECT english || chinese || found FROM record_finding"
                        + " WHERE field = 'details.lodging' AND verification_id = '%s'".formatted(guest.id())))
                .isEqualTo("the house of the host is not safe接纳户的住房不安全UNSAFE");
    }

    @Test
    void tellsNothingOfWhyAHostElsewhereIsInDoubt() {
        TestRecord guest = stay(OTHER_VILLAGE, "A");
        TestRecord own = TestRecord.of(campaign, host).state("RETURNED");
        watching.store(guest, own);

        assertThat(records.query(
                        "SELECT english FROM record_finding WHERE field = 'details.lodging' AND verification_id = '%s'"
                                .formatted(guest.id())))
                .isEqualTo("whether the house of the host is safe has to be looked at by a reviewer");
        watching.store(stay(VILLAGE, "A"));
        assertThat(records.query(
                        "SELECT english FROM record_finding WHERE field = 'details.lodging' AND village_code = '%s' AND verification_id IN"
                                        .formatted(VILLAGE)
                                + " (SELECT verification_id FROM lodging_claim WHERE host_household_id = '%s')"
                                        .formatted(host)))
                .isEqualTo("the host's record was returned and waits for its correction");
    }

    @Test
    void countsGuestsElsewhereWithoutShowingThem() {
        TestRecord elsewhere = stay(OTHER_VILLAGE, "A");
        TestRecord own = stay(VILLAGE, "A");
        watching.store(elsewhere, own);

        hosts("county-622927", COUNTY, "&minGuests=2")
                .body("items", hasSize(1))
                .body("items[0].guests", equalTo(2))
                .body("items[0].guestsElsewhere", equalTo(1));
        guests("county-622927", host)
                .body("items", hasSize(1))
                .body("items[0].verificationId", equalTo(own.id().toString()));
        guests("prefecture-6229", host).body("items", hasSize(2)).body("host.guestsElsewhere", equalTo(0));
        hosts("county-622927", COUNTY, "&minGuests=3").body("items", hasSize(0));
    }

    @Test
    void forgetsAHostThatNobodyNamesAnyMore() {
        TestRecord guest = stay(VILLAGE, "A");
        watching.store(guest);
        watching.supersede(guest);

        hosts("county-622927", COUNTY, "").body("items", hasSize(0));
        guests("county-622927", host).statusCode(404).body("type", equalTo("urn:anju:problem:host-unknown"));
    }

    @Test
    void pagesThroughHostsAndGuests() {
        List<TestRecord> all = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            all.add(TestRecord.of(campaign, given.household(VILLAGE)).stayingWith(given.household(VILLAGE), "A"));
            all.add(stay(VILLAGE, "A"));
        }
        watching.store(all);

        assertThat(everyPage("/api/v1/hosts?region=%s&campaign=%s&limit=2".formatted(COUNTY, campaign), "householdId"))
                .hasSize(4)
                .doesNotHaveDuplicates();
        assertThat(everyPage("/api/v1/hosts/%s/guests?campaign=%s&limit=2".formatted(host, campaign), "verificationId"))
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    void showsNothingToOthers() {
        watching.store(stay(VILLAGE, "A"));

        hosts("county-622926", COUNTY, "")
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:region-out-of-scope"));
        guests("county-622926", host).statusCode(404);
        hosts(VERIFIER, VILLAGE, "").statusCode(403);
        guests(VERIFIER, host).statusCode(403);
        hosts("admin", COUNTY, "").statusCode(403);
        guests("admin", host).statusCode(403);
        hosts("county-622926", OTHER_COUNTY, "").body("items", hasSize(0));
    }

    /** As phones send it, by way of the broker. */
    @Test
    void hearsOfRecordsAndOfHouseholdsThatLeaveTheRoster() {
        UUID household = given.household(VILLAGE);
        UUID record = Given.id();
        given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .contentType(ContentType.JSON)
                .body(Given.record(campaign, household)
                        .replace("APPRAISED_SAFE", "PROVIDED_SAFE")
                        .replace("ORIGINAL_HOUSE_B", "STAY_WITH_KIN")
                        .replace("\"deviceId\"", """
                                "details": {"lodging": {"hostHouseholdId": "%s", "hostGrade": "B", "kinship": "CHILD",
                                 "hostAgreed": true, "since": "2026-01-01"}}, "deviceId\"""".formatted(host)))
                .put("/api/v1/verifications/" + record)
                .then()
                .statusCode(201);
        watching.untilHeard("verification-events");

        guests("county-622927", host)
                .statusCode(200)
                .body("items[0].verificationId", equalTo(record.toString()))
                .body("items[0].since", equalTo("2026-01-01"));
        assertThat(records.findings(record)).containsExactly("Q17 assuranceMode REVIEW");
    }

    private TestRecord stay(String village, String grade) {
        return TestRecord.of(campaign, given.household(village)).in(village).stayingWith(host, grade);
    }

    private static List<String> everyPage(String path, String id) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = given().auth()
                    .oauth2(Tokens.of("county-622927"))
                    .get(path + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items." + id, String.class));
            cursor = page.getString("cursor") == null ? null : "&cursor=" + page.getString("cursor");
        }
        return seen;
    }

    private ValidatableResponse hosts(String user, String region, String more) {
        return get(user, "/api/v1/hosts?region=%s&campaign=%s%s".formatted(region, campaign, more));
    }

    private ValidatableResponse guests(String user, UUID of) {
        return get(user, "/api/v1/hosts/%s/guests?campaign=%s".formatted(of, campaign));
    }

    private static ValidatableResponse get(String user, String path) {
        return given().auth().oauth2(Tokens.of(user)).get(path).then();
    }
}
