package org.anju.verification.rule.publication;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.anju.verification.record.RecordFinding.Severity;
import org.anju.verification.rule.Check;
import org.anju.verification.rule.Check.Place;
import org.anju.verification.rule.Rule;
import org.anju.verification.rule.RuleSet;
import org.anju.verification.rule.Situation;
import org.anju.verification.rule.evaluation.Faults;
import org.anju.verification.rule.evaluation.RuleCompiler;

/** Holds the form of rules against docs/rule-sets.md; their expressions are compiled elsewhere. */
final class RuleCheck {

    private static final Pattern ID = Pattern.compile("[A-Z][0-9]{2}");
    private static final Pattern FIELD = Pattern.compile("[a-z][A-Za-z]{0,39}(\\.[a-z][A-Za-z]{0,39}){0,3}");
    private static final int MOST_RULES = 100;
    private static final int MOST_CHECKS = 20;
    private static final int MOST_VALUES = 10;

    private final RuleSet set;
    private final Faults faults;
    private final Set<String> modes;
    private final Set<String> categories;
    private final Set<String> situations;

    RuleCheck(RuleSet set, Faults faults, Set<String> modes, Set<String> categories) {
        this.set = set;
        this.faults = faults;
        this.modes = modes;
        this.categories = categories;
        this.situations = set.situations().stream().map(Situation::code).collect(Collectors.toSet());
    }

    void require() {
        if (set.rules().size() > MOST_RULES) {
            faults.add(
                    "rules",
                    "at most %d rules".formatted(MOST_RULES),
                    set.rules().size());
            return;
        }
        Set<String> ids = new HashSet<>();
        for (int index = 0; index < set.rules().size(); index++) {
            Rule rule = set.rules().get(index);
            String path = "rules[%d].".formatted(index);
            if (rule.id() == null || !ID.matcher(rule.id()).matches() || !ids.add(rule.id())) {
                faults.add(path + "id", "a capital and two digits that no other rule has, such as Q08", rule.id());
            }
            rule(path, rule);
        }
    }

    private void rule(String path, Rule rule) {
        RuleSetCheck.text(faults, path + "english", rule.english());
        RuleSetCheck.text(faults, path + "chinese", rule.chinese());
        RuleSetCheck.wording(faults, path + "basis", rule.basis());
        if (rule.checks().size() > MOST_CHECKS) {
            faults.add(
                    path + "checks",
                    "at most %d checks".formatted(MOST_CHECKS),
                    rule.checks().size());
            return;
        }
        Set<String> codes = new HashSet<>();
        for (int index = 0; index < rule.checks().size(); index++) {
            Check check = rule.checks().get(index);
            String at = "%schecks[%d].".formatted(path, index);
            if (check.code() == null
                    || !RuleSetCheck.CODE.matcher(check.code()).matches()
                    || !codes.add(check.code())) {
                faults.add(at + "code", "a code in capitals that no other check of the rule has", check.code());
            }
            check(at, check);
        }
    }

    private void check(String path, Check check) {
        if (check.where() == null) {
            faults.add(path + "where", "RECORD, HOUSEHOLD or SERVER", null);
            return;
        }
        if (check.severity() == null || check.where() == Place.HOUSEHOLD && check.severity() == Severity.BLOCK) {
            String expected = check.where() == Place.HOUSEHOLD ? "WARN or REVIEW" : "BLOCK, WARN or REVIEW";
            faults.add(path + "severity", expected, check.severity());
        }
        if (check.field() == null || !FIELD.matcher(check.field()).matches()) {
            faults.add(path + "field", "the field of the record, such as details.lodging.since", check.field());
        }
        appliesTo(path + "appliesTo.", check.appliesTo());
        if (check.where() == Place.SERVER) {
            onServer(path, check);
            return;
        }
        if (check.brokenWhen() == null) {
            faults.add(path + "brokenWhen", "an expression that is true when the rule is broken", null);
        }
        RuleSetCheck.wording(faults, path + "message", check.message());
        if (check.message() != null) {
            names(path, check);
        }
    }

    private void onServer(String path, Check check) {
        RuleSetCheck.text(faults, path + "note", check.note());
        if (check.brokenWhen() != null) {
            faults.add(path + "brokenWhen", "nothing: the server's own code makes a check at SERVER", "an expression");
        }
    }

    private void appliesTo(String path, Check.AppliesTo appliesTo) {
        if (appliesTo == null) {
            return;
        }
        among(path + "categories", appliesTo.categories(), categories);
        among(path + "modes", appliesTo.modes(), modes);
        among(path + "situations", appliesTo.situations(), situations);
    }

    private void names(String path, Check check) {
        Set<String> known = new TreeSet<>(check.values().keySet());
        if (known.size() > MOST_VALUES) {
            faults.add(path + "values", "at most %d values".formatted(MOST_VALUES), known.size());
        }
        if (check.found() != null) {
            known.add("found");
        }
        if (check.expected() != null) {
            known.add("expected");
        }
        Map.of("english", check.message().english(), "chinese", check.message().chinese())
                .forEach((language, text) -> RuleCompiler.namesIn(text).stream()
                        .filter(name -> !known.contains(name))
                        .forEach(name -> faults.add(path + "message." + language, "names among " + known, name)));
    }

    private void among(String path, List<String> codes, Set<String> known) {
        codes.stream()
                .filter(code -> !known.contains(code))
                .forEach(code ->
                        faults.add(path, "among " + known.stream().sorted().toList(), code));
    }
}
