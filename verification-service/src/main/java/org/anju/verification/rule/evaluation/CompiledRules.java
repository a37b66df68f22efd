package org.anju.verification.rule.evaluation;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.anju.verification.rule.CampaignWindow;
import org.anju.verification.rule.Category;
import org.anju.verification.rule.Check;
import org.anju.verification.rule.Evidence;
import org.anju.verification.rule.Mode;
import org.anju.verification.rule.RecordInput;
import org.anju.verification.rule.RuleSet;
import org.anju.verification.rule.Situation;

/**
 * A rule set that is ready to be held against records, by many threads at a time. Which checks concern a record follows
 * from its verdict, mode and situation; it is worked out once for each combination.
 */
public final class CompiledRules {

    /** Codes, null where the record names none or one that the set does not have. */
    private record Key(boolean secured, String mode, String situation) {}

    private final RuleSet set;
    private final List<CompiledCheck> checks;
    private final Map<String, Mode> modes = new HashMap<>();
    private final Map<String, Category> categories = new HashMap<>();
    private final Map<String, Situation> situations = new HashMap<>();
    private final Optional<Object> codes;
    private final Optional<Object> parameters;
    private final Map<Key, Selection> selections = new ConcurrentHashMap<>();

    CompiledRules(RuleSet set, List<CompiledCheck> checks) {
        this.set = set;
        this.checks = checks;
        this.codes = Optional.of(RuleRows.codes(set));
        this.parameters = Optional.of(RuleRows.parameters(set));
        set.situations().forEach(situation -> situations.put(situation.code(), situation));
        for (Category category : set.categories()) {
            for (Mode mode : category.modes()) {
                modes.put(mode.code(), mode);
                categories.put(mode.code(), category);
            }
        }
    }

    public RuleSet set() {
        return set;
    }

    List<CompiledCheck> checks() {
        return checks;
    }

    /** @param receivedAt when the record came to the server, or is sent by the phone */
    public RecordEvaluation evaluate(RecordInput record, CampaignWindow campaign, Instant receivedAt) {
        Key key =
                new Key(record.secured(), known(record.assuranceMode(), modes), known(record.situation(), situations));
        Selection selection = selections.computeIfAbsent(key, this::select);
        return new RecordEvaluation(set, new RuleVariables(record, selection, campaign, receivedAt));
    }

    private static String known(String code, Map<String, ?> codes) {
        return code != null && codes.containsKey(code) ? code : null;
    }

    private Selection select(Key key) {
        Optional<Mode> mode = Optional.ofNullable(key.mode()).map(modes::get);
        Optional<Situation> situation = Optional.ofNullable(key.situation()).map(situations::get);
        List<CompiledCheck> concerned =
                checks.stream().filter(check -> concerns(check, key, situation)).toList();
        Map<String, Optional<Object>> rows = new HashMap<>();
        rows.put("codes", codes);
        rows.put("parameter", parameters);
        rows.put("mode", Optional.of(mode.map(this::row).orElse(RuleRows.NO_MODE)));
        rows.put("situation", Optional.of(situation.map(RuleRows::of).orElse(RuleRows.NO_SITUATION)));
        rows.put("evidence", Optional.of(RuleRows.of(evidence(key.secured(), mode, situation))));
        return new Selection(in(Check.Place.RECORD, concerned), in(Check.Place.HOUSEHOLD, concerned), Map.copyOf(rows));
    }

    private static List<CompiledCheck> in(Check.Place place, List<CompiledCheck> checks) {
        return checks.stream().filter(check -> check.check().where() == place).toList();
    }

    private Map<String, Object> row(Mode mode) {
        return RuleRows.of(categories.get(mode.code()), mode);
    }

    /** The situation's where it has some of its own, otherwise the mode's, otherwise that of housing not secured. */
    private Evidence evidence(boolean secured, Optional<Mode> mode, Optional<Situation> situation) {
        return situation
                .map(Situation::evidence)
                .or(() -> mode.filter(known -> secured).map(Mode::evidence))
                .orElse(set.notSecured().evidence());
    }

    private boolean concerns(CompiledCheck compiled, Key key, Optional<Situation> situation) {
        Check check = compiled.check();
        if (situation.isPresent() && situation.get().exempts(compiled.rule().id(), check.code())) {
            return false;
        }
        Check.AppliesTo appliesTo = check.appliesTo();
        if (appliesTo == null) {
            return true;
        }
        String category = key.mode() == null ? null : categories.get(key.mode()).code();
        return (appliesTo.secured() == null || appliesTo.secured() == key.secured())
                && (!Boolean.TRUE.equals(appliesTo.special()) || situation.isPresent())
                && among(appliesTo.modes(), key.mode())
                && among(appliesTo.categories(), category)
                && among(appliesTo.situations(), key.situation());
    }

    private static boolean among(List<String> codes, String code) {
        return codes.isEmpty() || code != null && codes.contains(code);
    }
}
