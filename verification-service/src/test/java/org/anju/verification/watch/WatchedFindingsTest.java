package org.anju.verification.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.problem.Text;
import org.anju.verification.record.Comparison.Kind;
import org.anju.verification.rule.StreamCheck;
import org.anju.verification.rule.testsupport.Drafts;
import org.anju.verification.rule.testsupport.ShippedRules;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.StoredRecords;
import org.anju.verification.testsupport.TestRecord;
import org.junit.jupiter.api.Test;

/** What becomes of what watchers see, by the rule set of the record's campaign. */
@QuarkusTest
class WatchedFindingsTest {

    @Inject
    Given given;

    @Inject
    StoredRecords records;

    @Inject
    WatchedFindings findings;

    @Inject
    RowSecurity rowSecurity;

    @Test
    void everyCheckWeighsWhatTheShippedSetSays() {
        UUID campaign = given.campaign();
        for (StreamCheck check : StreamCheck.values()) {
            TestRecord record = stored(campaign, null);
            saw(record, check, false);
            assertThat(records.findings(record))
                    .containsExactly("%s field %s"
                            .formatted(
                                    check.rule(), shipped(check).get("severity").asText()));
        }
    }

    @Test
    void nothingIsBlockedForWhatIsInDoubt() {
        UUID campaign = given.campaign();
        for (StreamCheck check : StreamCheck.values()) {
            TestRecord record = stored(campaign, null);
            saw(record, check, true);
            String severity = shipped(check).get("severity").asText();
            assertThat(records.findings(record))
                    .containsExactly(
                            "%s field %s".formatted(check.rule(), severity.equals("WARN") ? "WARN" : "REVIEW"));
        }
    }

    @Test
    void nothingIsFoundInTheSituationsThatTheShippedSetExempts() {
        UUID campaign = given.campaign();
        List<String> exempt = new ArrayList<>();
        for (JsonNode situation : ShippedRules.json().get("situations")) {
            for (StreamCheck check : StreamCheck.values()) {
                TestRecord record = stored(campaign, situation.get("code").asText());
                saw(record, check, false);
                if (exempts(situation, check)) {
                    exempt.add(check.name());
                    assertThat(records.findings(record)).isEmpty();
                } else {
                    assertThat(records.findings(record)).hasSize(1);
                }
            }
        }
        assertThat(Set.copyOf(exempt)).containsExactlyInAnyOrder("SAME_PHOTO", "FAR_FROM_VILLAGE", "ONE_POINT");
    }

    @Test
    void aCheckConcernsTheRecordsThatItAppliesTo() {
        ObjectNode rules = Drafts.set();
        Drafts.check(rules, "Q14", "NIGHT")
                .putObject("appliesTo")
                .putArray("modes")
                .add("STAY_WITH_KIN");
        UUID campaign = campaign(rules);
        TestRecord other = stored(campaign, null);
        TestRecord concerned = TestRecord.of(campaign, Given.id()).stayingWith(Given.id(), "A");
        records.store(concerned);
        saw(other, StreamCheck.NIGHT, false);
        saw(concerned, StreamCheck.NIGHT, false);

        assertThat(records.findings(other)).isEmpty();
        assertThat(records.findings(concerned)).containsExactly("Q14 field REVIEW");
    }

    @Test
    void aCheckThatTheSetDoesNotNameIsNotMade() {
        ObjectNode rules = Drafts.set();
        ArrayNode checks = (ArrayNode) Drafts.rule(rules, "Q14").get("checks");
        checks.removeIf(check -> check.get("code").asText().equals("NIGHT"));
        UUID campaign = campaign(rules);
        TestRecord record = stored(campaign, null);
        saw(record, StreamCheck.NIGHT, false);
        assertThat(records.findings(record)).isEmpty();

        saw(record, StreamCheck.PER_DAY, false);
        assertThat(records.findings(record)).containsExactly("Q14 field REVIEW");
    }

    @Test
    void whatTheSetDoesNotAskForAnyMoreEnds() {
        TestRecord record = stored(given.campaign(), null);
        saw(record, StreamCheck.ONE_POINT, false);
        assertThat(records.findings(record)).hasSize(1);

        records.change(record.id(), "situation", "RELOCATED");
        saw(record, StreamCheck.ONE_POINT, false);
        assertThat(records.findings(record)).isEmpty();
    }

    private UUID campaign(ObjectNode rules) {
        return given.campaign("622900000000", Given.STARTS_ON, Given.DEADLINE, Drafts.published(rules, null));
    }

    private TestRecord stored(UUID campaign, String situation) {
        TestRecord record = TestRecord.of(campaign, Given.id()).situation(situation);
        records.store(record);
        return record;
    }

    private void saw(TestRecord record, StreamCheck check, boolean doubtful) {
        Observations observations = new Observations();
        observations.saw(new Observation(
                check,
                new Kind(check.rule(), "field"),
                record.id(),
                record.village(),
                doubtful,
                Text.of("seen", "发现"),
                null,
                null));
        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            findings.keep(observations);
        });
    }

    private static JsonNode shipped(StreamCheck check) {
        return Drafts.check((ObjectNode) ShippedRules.json(), check.rule(), check.code());
    }

    private static boolean exempts(JsonNode situation, StreamCheck check) {
        List<String> exempts = new ArrayList<>();
        situation.path("exempts").forEach(each -> exempts.add(each.asText()));
        return exempts.stream()
                .anyMatch(Set.copyOf(Arrays.asList(check.rule(), check.rule() + "." + check.code()))::contains);
    }
}
