package org.anju.verification.record;

import java.util.UUID;
import org.anju.common.problem.Text;

/**
 * What a rule found in a stored record.
 *
 * @param rule such as Q17
 * @param field the field of the record that it is about
 * @param found what the record holds there, without personal data, or null
 * @param expected what the rule wants there, or null
 */
public record RecordFinding(
        UUID verificationId,
        String villageCode,
        String rule,
        Severity severity,
        String field,
        Text message,
        String found,
        String expected) {

    public enum Severity {
        /** Found before storing: refused. Found afterwards: the record cannot be approved. */
        BLOCK,
        WARN,
        /** A reviewer must look at it before approving. */
        REVIEW
    }
}
