package org.anju.verification.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anju.verification.record.RecordFinding.Severity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One way of breaking a rule.
 *
 * @param code distinct within the rule, such as UNACCEPTED
 * @param field the member of the record that must change
 * @param appliesTo which records are looked at; null for all
 * @param brokenWhen a CEL expression that is true when the rule is broken; null where the server's own code evaluates it
 * @param message a template with {@code {names}} of {@code values}
 * @param values what the message names, each a CEL expression
 * @param found a CEL expression for what the record holds, or null
 * @param expected a CEL expression for what the rule wants, or null
 * @param note how the server evaluates it, where it is no expression
 */
@Schema(name = "RuleCheck")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Check(
        String code,
        Place where,
        Severity severity,
        String field,
        AppliesTo appliesTo,
        String brokenWhen,
        Wording message,
        Map<String, String> values,
        String found,
        String expected,
        String note) {

    public Check {
        values = values == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** Where a check is evaluated. */
    public enum Place {
        /** On the phone and on the server, from the record alone. */
        RECORD,
        /** On the phone and on the server, with the household's facts; it never blocks. */
        HOUSEHOLD,
        /** By code of the server that sees other records, photos or services. */
        SERVER
    }

    /**
     * Codes for which a check is made; an empty list stands for any.
     *
     * @param secured the verdict for which it is made; null for both
     * @param special true where it is made for records that name a special situation only
     */
    @Schema(name = "RuleAppliesTo")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record AppliesTo(
            Boolean secured, Boolean special, List<String> categories, List<String> modes, List<String> situations) {

        public AppliesTo {
            categories = Listed.orEmpty(categories);
            modes = Listed.orEmpty(modes);
            situations = Listed.orEmpty(situations);
        }
    }
}
