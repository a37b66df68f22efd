package org.anju.verification.rule.evaluation;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.anju.verification.rule.CampaignWindow;
import org.anju.verification.rule.Check;
import org.anju.verification.rule.Evidence;
import org.anju.verification.rule.Mode;
import org.anju.verification.rule.RecordInput;
import org.anju.verification.rule.RuleSet;
import org.anju.verification.rule.Situation;
import org.anju.verification.rule.StreamCheck;

/**
 * A rule set that is ready to be held against records, by many threads at a time. Which checks concern a record follows
 * from its verdict, mode and situation; it is worked out once for each combination.
 */
public final class CompiledRules {

    private final RuleSet set;
    private final List<CompiledCheck> checks;
    private final ConcernedRecords records;
    private final Map<StreamCheck, ServerCheck> serverChecks = new EnumMap<>(StreamCheck.class);
    private final Optional<Object> codes;
    private final Optional<Object> parameters;
    private final Map<RecordKind, Selection> selections = new ConcurrentHashMap<>();

    CompiledRules(RuleSet set, List<CompiledCheck> checks) {
        this.set = set;
        this.checks = checks;
        this.codes = Optional.of(RuleRows.codes(set));
        this.parameters = Optional.of(RuleRows.parameters(set));
        this.records = new ConcernedRecords(set);
        for (StreamCheck each : StreamCheck.values()) {
            set.rule(each.rule()).ifPresent(rule -> rule.check(each.code())
                    .ifPresent(check -> serverChecks.put(each, new ServerCheck(rule, check, records))));
        }
    }

    public RuleSet set() {
        return set;
    }

    /** Empty where the set does not name the check: then it is not made. */
    public Optional<ServerCheck> serverCheck(StreamCheck check) {
        return Optional.ofNullable(serverChecks.get(check));
    }

    List<CompiledCheck> checks() {
        return checks;
    }

    /** @param receivedAt when the record came to the server, or is sent by the phone */
    public RecordEvaluation evaluate(RecordInput record, CampaignWindow campaign, Instant receivedAt) {
        RecordKind kind = records.known(new RecordKind(record.secured(), record.assuranceMode(), record.situation()));
        Selection selection = selections.computeIfAbsent(kind, this::select);
        return new RecordEvaluation(set, new RuleVariables(record, selection, campaign, receivedAt));
    }

    private Selection select(RecordKind kind) {
        Optional<Mode> mode = records.mode(kind);
        Optional<Situation> situation = records.situation(kind);
        List<CompiledCheck> concerned = checks.stream()
                .filter(check -> records.concerns(check.rule(), check.check(), kind))
                .toList();
        Map<String, Optional<Object>> rows = new HashMap<>();
        rows.put("codes", codes);
        rows.put("parameter", parameters);
        rows.put("mode", Optional.of(mode.map(this::row).orElse(RuleRows.NO_MODE)));
        rows.put("situation", Optional.of(situation.map(RuleRows::of).orElse(RuleRows.NO_SITUATION)));
        rows.put("evidence", Optional.of(RuleRows.of(evidence(kind.secured(), mode, situation))));
        return new Selection(in(Check.Place.RECORD, concerned), in(Check.Place.HOUSEHOLD, concerned), Map.copyOf(rows));
    }

    private static List<CompiledCheck> in(Check.Place place, List<CompiledCheck> checks) {
        return checks.stream().filter(check -> check.check().where() == place).toList();
    }

    private Map<String, Object> row(Mode mode) {
        return RuleRows.of(records.categoryOf(mode), mode);
    }

    /** The situation's where it has some of its own, otherwise the mode's, otherwise that of housing not secured. */
    private Evidence evidence(boolean secured, Optional<Mode> mode, Optional<Situation> situation) {
        return situation
                .map(Situation::evidence)
                .or(() -> mode.filter(known -> secured).map(Mode::evidence))
                .orElse(set.notSecured().evidence());
    }
}
