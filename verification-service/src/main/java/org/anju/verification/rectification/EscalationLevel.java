package org.anju.verification.rectification;

/** Whose concern a problem is by now: each level joins the one below when that lets it become overdue. */
public enum EscalationLevel {
    VILLAGE,
    TOWNSHIP,
    COUNTY,
    PREFECTURE;

    /** @throws IllegalStateException at the top */
    EscalationLevel next() {
        return switch (this) {
            case VILLAGE -> TOWNSHIP;
            case TOWNSHIP -> COUNTY;
            case COUNTY -> PREFECTURE;
            case PREFECTURE -> throw new IllegalStateException("Nobody stands above the prefecture");
        };
    }
}
