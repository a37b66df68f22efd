package org.anju.verification.host.lodging;

import org.anju.verification.record.RecordFinding.Severity;

/**
 * What is known of the house in which a household lodges.
 *
 * @param severity of the finding, or null where nothing is to be found
 */
record Judgement(Safety safety, Basis basis, Reason reason, Severity severity) {

    static Judgement safe(Basis basis) {
        return new Judgement(Safety.SAFE, basis, Reason.SAFE, null);
    }

    static Judgement unsafe(Basis basis, Reason reason) {
        return new Judgement(Safety.UNSAFE, basis, reason, Severity.BLOCK);
    }

    static Judgement nothingKnown() {
        return new Judgement(Safety.UNKNOWN, Basis.NONE, Reason.NO_BASIS, Severity.BLOCK);
    }

    boolean isSafe() {
        return safety == Safety.SAFE;
    }

    /** The host itself is in doubt: where something else speaks for the house, a reviewer decides. */
    static Judgement doubtful(Reason reason, Judgement otherwise) {
        if (otherwise.safety() == Safety.UNSAFE) {
            return otherwise;
        }
        return new Judgement(
                Safety.UNKNOWN, otherwise.basis(), reason, otherwise.isSafe() ? Severity.REVIEW : Severity.BLOCK);
    }

    /** Of somebody who lodges with one who lodges as judged. */
    Judgement passedOn() {
        return isSafe() ? new Judgement(safety, basis, Reason.HOST_LODGES, Severity.REVIEW) : this;
    }
}
