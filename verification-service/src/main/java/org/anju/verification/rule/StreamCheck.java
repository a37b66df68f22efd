package org.anju.verification.rule;

/**
 * Checks of a rule set that the server's code makes once a record is stored, as it hears of other records, photos, sites and
 * clocks. What they look for is code; whom they concern and what they weigh is the rule set's.
 */
public enum StreamCheck {
    SAME_PHOTO("Q02", "SAME"),
    CLOCK("Q04", "CLOCK"),
    PHOTO_TIMES("Q04", "PHOTOS"),
    FAR_FROM_VILLAGE("Q05", "FAR"),
    ONE_POINT("Q06", "ONE_POINT"),
    HOST("Q12", "HOST"),
    FAR_APART("Q14", "APART"),
    PER_HOUR("Q14", "PER_HOUR"),
    PER_DAY("Q14", "PER_DAY"),
    NIGHT("Q14", "NIGHT"),
    UNTOUCHED("Q18", "UNTOUCHED"),
    IMPLAUSIBLE("Q18", "IMPLAUSIBLE");

    private final String rule;
    private final String code;

    StreamCheck(String rule, String code) {
        this.rule = rule;
        this.code = code;
    }

    public String rule() {
        return rule;
    }

    public String code() {
        return code;
    }
}
