package org.anju.verification.host.lodging;

/**
 * What is known of the house in which a household lodges.
 *
 * @param doubtful whether a reviewer has to decide: something speaks for the house, but not what should
 */
record Judgement(Safety safety, Basis basis, Reason reason, boolean doubtful) {

    static Judgement safe(Basis basis) {
        return new Judgement(Safety.SAFE, basis, Reason.SAFE, false);
    }

    static Judgement unsafe(Basis basis, Reason reason) {
        return new Judgement(Safety.UNSAFE, basis, reason, false);
    }

    static Judgement nothingKnown() {
        return new Judgement(Safety.UNKNOWN, Basis.NONE, Reason.NO_BASIS, false);
    }

    /** Whether nothing is to be found. */
    boolean isFine() {
        return reason == Reason.SAFE;
    }

    boolean isSafe() {
        return safety == Safety.SAFE;
    }

    /** The host itself is in doubt: where something else speaks for the house, a reviewer decides. */
    static Judgement doubtful(Reason reason, Judgement otherwise) {
        if (otherwise.safety() == Safety.UNSAFE) {
            return otherwise;
        }
        return new Judgement(Safety.UNKNOWN, otherwise.basis(), reason, otherwise.isSafe());
    }

    /** Of somebody who lodges with one who lodges as judged. */
    Judgement passedOn() {
        return isSafe() ? new Judgement(safety, basis, Reason.HOST_LODGES, true) : this;
    }
}
