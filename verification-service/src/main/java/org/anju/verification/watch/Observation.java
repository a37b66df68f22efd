package org.anju.verification.watch;

import java.util.UUID;
import org.anju.common.problem.Text;
import org.anju.verification.record.Comparison.Kind;
import org.anju.verification.rule.StreamCheck;

/**
 * What a watcher saw in a record. Whether it is a finding there, and of what severity, is up to the campaign's rule set.
 *
 * @param doubtful whether it only may be as the check says
 * @param found what the record holds there, without personal data, or null
 * @param expected what is wanted there, or null
 */
public record Observation(
        StreamCheck check,
        Kind kind,
        UUID verificationId,
        String villageCode,
        boolean doubtful,
        Text message,
        String found,
        String expected) {}
