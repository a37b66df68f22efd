package org.anju.verification.rule.evaluation;

import com.google.common.collect.ImmutableMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anju.verification.rule.Category;
import org.anju.verification.rule.Evidence;
import org.anju.verification.rule.Grade;
import org.anju.verification.rule.Mode;
import org.anju.verification.rule.Parameter;
import org.anju.verification.rule.RuleSet;
import org.anju.verification.rule.Situation;
import org.anju.verification.rule.Slot;

/** Rows of a rule set in the form that expressions read, made once for all records. */
final class RuleRows {

    private static final List<String> FULL_ACCESS = List.of("FULL");

    static final Map<String, Object> NO_MODE = Map.of("grades", List.of());
    static final Map<String, Object> NO_SITUATION = ImmutableMap.<String, Object>builder()
            .put("outcome", "")
            .put("categories", List.of())
            .put("modes", List.of())
            .put("grades", List.of())
            .put("details", List.of())
            .put("access", FULL_ACCESS)
            .put("signs", List.of())
            .put("witnesses", 0L)
            .put("attemptDays", 0L)
            .put("visitors", 0L)
            .put("longStay", false)
            .buildOrThrow();

    private RuleRows() {}

    static Map<String, Object> of(Category category, Mode mode) {
        Map<String, Object> row = new HashMap<>();
        row.put("code", mode.code());
        row.put("category", category.code());
        row.put("grades", mode.grades());
        if (mode.housingSource() != null) {
            row.put("housingSource", mode.housingSource().name());
        }
        return row;
    }

    static Map<String, Object> of(Situation situation) {
        Map<String, Object> row = new HashMap<>();
        row.put("code", situation.code());
        row.put("outcome", situation.outcome().name());
        row.put("categories", situation.categories());
        row.put("modes", situation.modes());
        row.put("grades", situation.grades());
        row.put("details", situation.details());
        row.put("access", situation.access().isEmpty() ? FULL_ACCESS : names(situation.access()));
        row.put("signs", names(situation.signs()));
        row.put("witnesses", number(situation.witnesses()));
        row.put("attemptDays", number(situation.attemptDays()));
        row.put("visitors", number(situation.visitors()));
        row.put("longStay", Boolean.TRUE.equals(situation.longStay()));
        return row;
    }

    static Map<String, Object> of(Evidence evidence) {
        return Map.of("minimum", (long) evidence.minimum(), "required", evidence.required());
    }

    static Map<String, Object> codes(RuleSet set) {
        return Map.of(
                "slots", set.slots().stream().map(Slot::code).toList(),
                "grades", set.grades().stream().map(Grade::code).toList(),
                "safeGrades",
                        set.grades().stream()
                                .filter(Grade::safe)
                                .map(Grade::code)
                                .toList(),
                "situations", set.situations().stream().map(Situation::code).toList(),
                "categories", set.categories().stream().map(Category::code).toList(),
                "modes",
                        set.categories().stream()
                                .flatMap(category -> category.modes().stream())
                                .map(Mode::code)
                                .toList());
    }

    static Map<String, Double> parameters(RuleSet set) {
        Map<String, Double> values = new HashMap<>();
        for (Parameter parameter : set.parameters()) {
            values.put(parameter.name(), parameter.value());
        }
        return values;
    }

    private static List<String> names(List<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).toList();
    }

    private static long number(Integer value) {
        return value == null ? 0 : value;
    }
}
