package org.anju.verification.rule.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.anju.verification.rule.Category;
import org.anju.verification.rule.Check;
import org.anju.verification.rule.Mode;
import org.anju.verification.rule.Rule;
import org.anju.verification.rule.RuleSet;
import org.anju.verification.rule.Situation;

/** Which records the checks of a rule set concern, by their verdict, mode and situation. */
final class ConcernedRecords {

    private final Map<String, Mode> modes = new HashMap<>();
    private final Map<String, Category> categories = new HashMap<>();
    private final Map<String, Situation> situations = new HashMap<>();

    ConcernedRecords(RuleSet set) {
        set.situations().forEach(situation -> situations.put(situation.code(), situation));
        for (Category category : set.categories()) {
            for (Mode mode : category.modes()) {
                modes.put(mode.code(), mode);
                categories.put(mode.code(), category);
            }
        }
    }

    /** A mode or situation that the set does not know counts as none. */
    RecordKind known(RecordKind kind) {
        return new RecordKind(
                kind.secured(),
                modes.containsKey(kind.mode()) ? kind.mode() : null,
                situations.containsKey(kind.situation()) ? kind.situation() : null);
    }

    Optional<Mode> mode(RecordKind known) {
        return Optional.ofNullable(known.mode()).map(modes::get);
    }

    Category categoryOf(Mode mode) {
        return categories.get(mode.code());
    }

    Optional<Situation> situation(RecordKind known) {
        return Optional.ofNullable(known.situation()).map(situations::get);
    }

    Set<String> situationsThatExempt(Rule rule, Check check) {
        return situations.values().stream()
                .filter(situation -> situation.exempts(rule.id(), check.code()))
                .map(Situation::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean concerns(Rule rule, Check check, RecordKind known) {
        Optional<Situation> situation = situation(known);
        if (situation.isPresent() && situation.get().exempts(rule.id(), check.code())) {
            return false;
        }
        Check.AppliesTo appliesTo = check.appliesTo();
        if (appliesTo == null) {
            return true;
        }
        String category = mode(known).map(mode -> categoryOf(mode).code()).orElse(null);
        return (appliesTo.secured() == null || appliesTo.secured() == known.secured())
                && (!Boolean.TRUE.equals(appliesTo.special()) || situation.isPresent())
                && among(appliesTo.modes(), known.mode())
                && among(appliesTo.categories(), category)
                && among(appliesTo.situations(), known.situation());
    }

    private static boolean among(List<String> codes, String code) {
        return codes.isEmpty() || code != null && codes.contains(code);
    }
}
