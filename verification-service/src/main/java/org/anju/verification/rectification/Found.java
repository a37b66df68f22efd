package org.anju.verification.rectification;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.anju.common.fact.VerificationFacts;
import org.anju.verification.rule.ProblemKind;

/**
 * What was found wrong, where and by whom; it never changes.
 *
 * @param verificationId the record that shows it, or null
 * @param rule the rule that found it, or null where people did
 * @param note in the finder's own words, or null where a rule found it
 * @param at when a person told it, or when the record came in which a rule found it, however much later that was looked at
 * @param digest of the report, by which it is known again; null where a rule found it
 */
@Embeddable
public record Found(
        UUID campaignId,
        UUID householdId,
        String villageCode,
        UUID verificationId,
        @Enumerated(EnumType.STRING) ProblemKind kind,
        @Enumerated(EnumType.STRING) ProblemOrigin origin,
        String rule,
        String note,
        @Column(name = "opened_by") String by,
        @Column(name = "opened_by_name") String byName,
        @Column(name = "opened_at") Instant at,
        byte[] digest) {

    public static Found in(VerificationFacts record, ProblemKind kind, String rule) {
        Act act = Act.ofService(record.receivedAt());
        return new Found(
                record.campaignId(),
                record.householdId(),
                record.villageCode(),
                record.verificationId(),
                kind,
                ProblemOrigin.RULE,
                rule,
                null,
                act.subject(),
                act.name(),
                act.at(),
                null);
    }
}
