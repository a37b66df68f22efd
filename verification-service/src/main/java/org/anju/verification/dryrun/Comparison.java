package org.anju.verification.dryrun;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How records fare under one rule set beside another, rule by rule; it grows as the records are gone through. */
final class Comparison {

    private static final int MOST_EXAMPLES = 100;

    /** @param examples ids of the first of them, at most 100 */
    @Schema(name = "DryRunRecords")
    record Records(long count, List<UUID> examples) {

        private static final Records NONE = new Records(0, List.of());

        private Records with(UUID record) {
            if (examples.size() >= MOST_EXAMPLES) {
                return new Records(count + 1, examples);
            }
            List<UUID> more = new ArrayList<>(examples);
            more.add(record);
            return new Records(count + 1, more);
        }
    }

    /**
     * @param rule such as Q08, or {@code REFUSED} for the records that any rule refuses
     * @param newlyBroken records that keep the rule now, and would break it
     */
    @Schema(name = "DryRunRule")
    record OfRule(String rule, Records newlyBroken, Records noLongerBroken, Records stillBroken) {

        private static OfRule none(String rule) {
            return new OfRule(rule, Records.NONE, Records.NONE, Records.NONE);
        }

        private OfRule with(UUID record, boolean before, boolean after) {
            if (before && after) {
                return new OfRule(rule, newlyBroken, noLongerBroken, stillBroken.with(record));
            }
            return after
                    ? new OfRule(rule, newlyBroken.with(record), noLongerBroken, stillBroken)
                    : new OfRule(rule, newlyBroken, noLongerBroken.with(record), stillBroken);
        }
    }

    private final Map<String, OfRule> byRule = new TreeMap<>();

    Comparison() {}

    @JsonCreator
    Comparison(List<OfRule> rules) {
        rules.forEach(rule -> byRule.put(rule.rule(), rule));
    }

    @JsonValue
    List<OfRule> rules() {
        return List.copyOf(byRule.values());
    }

    /** @param before what the record breaks under the present set; @param after what it breaks under the one that is tried */
    void add(UUID record, Set<String> before, Set<String> after) {
        Set<String> any = new TreeSet<>(before);
        any.addAll(after);
        for (String rule : any) {
            byRule.put(
                    rule,
                    byRule.getOrDefault(rule, OfRule.none(rule))
                            .with(record, before.contains(rule), after.contains(rule)));
        }
    }
}
