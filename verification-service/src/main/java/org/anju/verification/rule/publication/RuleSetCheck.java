package org.anju.verification.rule.publication;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.anju.verification.rule.Category;
import org.anju.verification.rule.Evidence;
import org.anju.verification.rule.Grade;
import org.anju.verification.rule.Mode;
import org.anju.verification.rule.OpenedProblem;
import org.anju.verification.rule.Parameter;
import org.anju.verification.rule.ParameterNames;
import org.anju.verification.rule.ProblemKind;
import org.anju.verification.rule.RuleSet;
import org.anju.verification.rule.Situation;
import org.anju.verification.rule.Slot;
import org.anju.verification.rule.Wording;
import org.anju.verification.rule.evaluation.Faults;
import org.anju.verification.rule.evaluation.RuleCompiler;

/** Holds the form of a rule set against docs/rule-sets.md. */
final class RuleSetCheck {

    static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]{1,39}");
    static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
    private static final Pattern NAME = Pattern.compile("[A-Z][0-9]{2}\\.[a-z][A-Za-z0-9]{0,39}");
    private static final List<String> PROBLEM_KINDS =
            Arrays.stream(ProblemKind.values()).map(Enum::name).toList();
    private static final int LONGEST_TEXT = 500;
    private static final int MOST_ROWS = 100;
    private static final int MOST_PHOTOS = 60;
    private static final int LONGEST_DUE_DAYS = 3_650;

    private final RuleSet set;
    private final Faults faults;
    private final Set<String> slots;
    private final Set<String> grades;
    private final Set<String> categories;
    private final Set<String> modes;

    private RuleSetCheck(RuleSet set, Faults faults) {
        this.set = set;
        this.faults = faults;
        this.slots = codes(set.slots(), Slot::code);
        this.grades = codes(set.grades(), Grade::code);
        this.categories = codes(set.categories(), Category::code);
        this.modes = set.categories().stream()
                .flatMap(category -> category.modes().stream())
                .map(Mode::code)
                .collect(Collectors.toSet());
    }

    static void require(RuleSet set, Faults faults) {
        RuleSetCheck check = new RuleSetCheck(set, faults);
        check.head();
        check.rows();
        check.categories();
        check.notSecured();
        check.situations();
        check.parameters();
        new RuleCheck(set, faults, check.modes, check.categories).require();
    }

    private static <T> Set<String> codes(Collection<T> rows, Function<T, String> code) {
        return rows.stream().map(code).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private void head() {
        matches("id", set.id(), ID, "2 to 40 small letters, digits, points or hyphens");
        if (set.supersedes() != null) {
            matches("supersedes", set.supersedes(), ID, "the id of a published rule set");
        }
        named("", set.english(), set.chinese());
        wording(faults, "basis", set.basis());
    }

    private void rows() {
        distinct("slots", set.slots().stream().map(Slot::code).toList());
        distinct("grades", set.grades().stream().map(Grade::code).toList());
        each("slots", set.slots(), (path, slot) -> named(path, slot.english(), slot.chinese()));
        each("grades", set.grades(), (path, grade) -> named(path, grade.english(), grade.chinese()));
    }

    private void categories() {
        distinct("categories", set.categories().stream().map(Category::code).toList());
        distinct(
                "categories.modes",
                set.categories().stream()
                        .flatMap(category -> category.modes().stream())
                        .map(Mode::code)
                        .toList());
        each("categories", set.categories(), (path, category) -> {
            named(path, category.english(), category.chinese());
            if (category.modes().isEmpty()) {
                faults.add(path + "modes", "at least one mode", "none");
            }
            each(path + "modes", category.modes(), this::mode);
        });
    }

    private void mode(String path, Mode mode) {
        named(path, mode.english(), mode.chinese());
        among(path + "grades", mode.grades(), grades);
        evidence(path + "evidence", mode.evidence());
    }

    private void notSecured() {
        if (set.notSecured() == null) {
            faults.add("notSecured", "what holds where housing is not secured", null);
            return;
        }
        evidence("notSecured.evidence", set.notSecured().evidence());
        problem("notSecured.problem", set.notSecured().problem());
    }

    private void situations() {
        distinct("situations", set.situations().stream().map(Situation::code).toList());
        Set<Integer> numbers = new HashSet<>();
        each("situations", set.situations(), (path, row) -> {
            if (row.number() < 1 || !numbers.add(row.number())) {
                faults.add(path + "number", "a number from 1 that no other row has", row.number());
            }
            situation(path, row);
        });
    }

    private void situation(String path, Situation row) {
        named(path, row.english(), row.chinese());
        if (row.outcome() == null) {
            faults.add(path + "outcome", "SECURED, NOT_SECURED, NO_VERDICT, OUT_OF_SCOPE or AS_HOUSE", null);
        }
        among(path + "categories", row.categories(), categories);
        among(path + "modes", row.modes(), modes);
        among(path + "grades", row.grades(), grades);
        among(path + "details", row.details(), RuleCompiler.members());
        among(path + "exempts", row.exempts(), exemptible());
        if (row.evidence() != null) {
            evidence(path + "evidence", row.evidence());
        }
        if (row.problem() != null) {
            problem(path + "problem", row.problem());
            if (row.keptConfidential()) {
                faults.add(
                        path + "problem",
                        "none: it would tell everybody of a confidential situation",
                        row.problem().kind());
            }
        }
        between(path + "witnesses", row.witnesses(), 0, 10);
        between(path + "attemptDays", row.attemptDays(), 0, 20);
        between(path + "visitors", row.visitors(), 1, 10);
        if (!(row.weight() > 0 && row.weight() <= 100)) {
            faults.add(path + "recheckWeight", "more than 0, at most 100", row.recheckWeight());
        }
    }

    private Set<String> exemptible() {
        Set<String> names = new HashSet<>();
        set.rules().forEach(rule -> {
            names.add(rule.id());
            rule.checks().forEach(check -> names.add(rule.id() + "." + check.code()));
        });
        return names;
    }

    private void parameters() {
        List<String> names = set.parameters().stream().map(Parameter::name).toList();
        if (new HashSet<>(names).size() < names.size()) {
            faults.add("parameters", "names that are distinct", names);
        }
        each("parameters", set.parameters(), (path, parameter) -> {
            matches(path + "name", parameter.name(), NAME, "a rule and a name, such as Q14.metersApart");
            named(path, parameter.english(), parameter.chinese());
            text(faults, path + "unit", parameter.unit());
            if (parameter.value() == null || !Double.isFinite(parameter.value())) {
                faults.add(path + "value", "a number", parameter.value());
            }
        });
        ParameterNames.required().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> faults.add("parameters", "the parameter " + name + ", which the server reads", null));
    }

    private void evidence(String path, Evidence evidence) {
        if (evidence == null) {
            faults.add(path, "the photos that are asked for", null);
            return;
        }
        between(path + ".minimum", evidence.minimum(), 0, MOST_PHOTOS);
        among(path + ".required", evidence.required(), slots);
    }

    private void problem(String path, OpenedProblem problem) {
        if (problem == null) {
            faults.add(path, "the problem that is opened", null);
            return;
        }
        if (!PROBLEM_KINDS.contains(problem.kind())) {
            faults.add(path + ".kind", "one of " + String.join(", ", PROBLEM_KINDS), problem.kind());
        }
        between(path + ".dueDays", problem.dueDays(), 1, LONGEST_DUE_DAYS);
    }

    private interface Look<T> {
        void at(String path, T row);
    }

    private <T> void each(String name, List<T> rows, Look<T> look) {
        if (rows.size() > MOST_ROWS) {
            faults.add(name, "at most %d rows".formatted(MOST_ROWS), rows.size());
            return;
        }
        for (int index = 0; index < rows.size(); index++) {
            look.at("%s[%d].".formatted(name, index), rows.get(index));
        }
    }

    private void distinct(String name, List<String> codes) {
        Set<String> seen = new HashSet<>();
        if (codes.isEmpty() && !name.equals("situations")) {
            faults.add(name, "at least one row", "none");
        }
        for (String code : codes) {
            matches(name + ".code", code, CODE, "a code in capitals");
            if (code != null && !seen.add(code)) {
                faults.add(name + ".code", "codes that are distinct", code);
            }
        }
    }

    private void among(String path, List<String> codes, Set<String> known) {
        codes.stream()
                .filter(code -> !known.contains(code))
                .forEach(code ->
                        faults.add(path, "among " + known.stream().sorted().toList(), code));
    }

    private void between(String path, Integer number, int least, int most) {
        if (number != null && (number < least || number > most)) {
            faults.add(path, "from %d to %d".formatted(least, most), number);
        }
    }

    private void named(String path, String english, String chinese) {
        text(faults, path + "english", english);
        text(faults, path + "chinese", chinese);
    }

    private void matches(String path, String value, Pattern pattern, String expected) {
        if (value == null || !pattern.matcher(value).matches()) {
            faults.add(path, expected, value);
        }
    }

    static void wording(Faults faults, String path, Wording wording) {
        if (wording == null) {
            faults.add(path, "a text in English and Chinese", null);
            return;
        }
        text(faults, path + ".english", wording.english());
        text(faults, path + ".chinese", wording.chinese());
    }

    static void text(Faults faults, String path, String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST_TEXT) {
            faults.add(
                    path,
                    "a text of at most %d characters".formatted(LONGEST_TEXT),
                    text == null ? null : text.substring(0, Math.min(text.length(), 40)));
        }
    }
}
