package org.anju.verification.rule.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.anju.verification.rule.RuleSet;
import org.anju.verification.rule.testsupport.ShippedRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleLanguageTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "record.secured",
                "has(record.details.lodging.until) && record.details.lodging.until > record.visitedAt",
                "slots.filter(slot, slot.startsWith('F')).exists(slot, slot in codes.slots)",
                "(receivedAt - record.visitedAt).getHours() > parameter['Q15.lateHours'] * 2.0",
                "record.safetyGrade.matches('[A-D]')",
                "record.details.attempts.exists(a, record.details.attempts.exists(b, a.on != b.on))"
            })
    void takesWhatRulesNeed(String expression) {
        assertThatCode(() -> RuleLanguage.compile(expression)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "record.assuranceMood == 'A'",
                "record.details.witnesses.exists(w, w.name == 'x')",
                "record.note == ''",
                "record.secured == 'yes'",
                "unheard(record)",
                "size(slots) <",
                "env.HOME",
                "Record{secured: true}.secured",
                "{'a': 1}['a'] == 1",
                "parameter[slots[0]] > 1.0",
                "slots.exists(s, 'x'.matches(s))",
                "'x'.matches('(')",
                "dyn(slots) == 1",
                "type(slots) == list"
            })
    void refusesWhatIsNotPartOfIt(String expression) {
        assertThatThrownBy(() -> RuleLanguage.compile(expression))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining("line 1, column");
    }

    @Test
    void refusesLoopsInLoopsInLoops() {
        refusedSoon(
                "slots.all(a, slots.all(b, slots.all(c, slots.all(d, slots.all(e, slots.all(f, a == f))))))",
                "nest at most 2 deep");
    }

    @Test
    void refusesMoreStepsThanAnEvaluationHas() {
        refusedSoon("slots.all(a, slots.all(b, a == b))", "budget exceeded");
    }

    @Test
    void refusesFewStepsThatTakeLong() {
        String pattern = "(((a|b)*c?){5}x*){5}y";
        String text = "a".repeat(200);
        refusedSoon("slots.exists(s, '%s'.matches('%s'))".formatted(text, pattern), "µs");
    }

    @Test
    void refusesTextThatDoubles() {
        refusedSoon("['aaaaaaaa']" + ".map(a, a)".repeat(5) + " == []", "undeclared reference to 'map'");
        refusedSoon("['aaaaaaaa']" + ".map(a, a + a)".repeat(60) + " == []", "recursion limit");
        refusedSoon("'a' + 'a' == 'aa'", "no matching overload for '_+_'");
    }

    @Test
    void refusesAHugeList() {
        String hundreds =
                IntStream.range(0, 200).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
        refusedSoon("size(" + hundreds + ") > 1", "at most 50 elements");
        String thousands =
                IntStream.range(0, 100_000).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
        refusedSoon("size(" + thousands + ") > 1", "longer than 1000 characters");
    }

    @Test
    void refusesDeepNesting() {
        refusedSoon("(".repeat(300) + "true" + ")".repeat(300), "recursion");
        refusedSoon("record.secured ? true : (".repeat(35) + "true" + ")".repeat(35), "recursion");
        refusedSoon("[".repeat(300) + "]".repeat(300) + " == []", "recursion");
    }

    @Test
    void refusesALongPattern() {
        refusedSoon("'a'.matches('" + "(a|b)*".repeat(30) + "')", "longer than 100 characters");
    }

    @Test
    void refusesToBlockByTheTimeOfArrival() {
        refusedSoon("receivedAt > record.visitedAt", "cannot depend on receivedAt");
    }

    @Test
    void refusesTheHouseholdWhereTheRecordStandsAlone() {
        refusedSoon("household.memberCount > 4", "only checks at HOUSEHOLD");
    }

    @Test
    void refusesAParameterThatTheSetDoesNotHave() {
        refusedSoon("parameter['Q99.nothing'] > 1.0", "no parameter 'Q99.nothing'");
    }

    @Test
    void refusesAnExpressionThatFailsWhereAMemberIsMissing() {
        refusedSoon("record.details.lodging.until > record.visitedAt", "until");
    }

    /** As its author is told: with the rule's name, and before he goes for a coffee. */
    private static void refusedSoon(String brokenWhen, String reason) {
        List<Faults.Fault> faults = assertTimeoutPreemptively(SOON, () -> faultsOf(brokenWhen));
        assertThat(faults).isNotEmpty().allSatisfy(fault -> assertThat(fault.path() + " " + fault.found())
                .contains("rule X01.TRIED"));
        assertThat(faults.getFirst().found()).contains(reason);
    }

    private static List<Faults.Fault> faultsOf(String brokenWhen) {
        ObjectNode json = (ObjectNode) ShippedRules.json();
        ObjectNode rule = json.withArray("rules").addObject().put("id", "X01");
        rule.putArray("checks")
                .addObject()
                .put("code", "TRIED")
                .put("where", "RECORD")
                .put("severity", "BLOCK")
                .put("field", "photos")
                .put("brokenWhen", brokenWhen);
        RuleSet set = ShippedRules.JSON.convertValue(json, RuleSet.class);
        Faults faults = new Faults();
        RuleCompiler.compile(set, faults)
                .ifPresent(rules -> RuleTiming.require(rules, List.of(), ExtremeRecords.of(rules), faults));
        return faults.all();
    }
}
