package org.anju.load.replay;

import java.util.Arrays;
import java.util.Optional;

/** The modes of rule set 2020 with what a record has to say beside each. */
public enum AssuranceMode {
    ORIGINAL_HOUSE_A("APPRAISED_SAFE", "A"),
    ORIGINAL_HOUSE_B("APPRAISED_SAFE", "B"),
    DILAPIDATED_HOUSE_RENOVATION("RENOVATED_SAFE", null),
    POVERTY_RELOCATION("RENOVATED_SAFE", null),
    ECOLOGICAL_RESETTLEMENT("RENOVATED_SAFE", null),
    RESERVOIR_RESETTLEMENT("RENOVATED_SAFE", null),
    HAZARD_RESETTLEMENT("RENOVATED_SAFE", null),
    COLLECTIVE_RENTAL_HOUSING("PROVIDED_SAFE", null),
    MUTUAL_AID_COMPOUND("PROVIDED_SAFE", null),
    RENT_IDLE_FARMHOUSE("PROVIDED_SAFE", null),
    STAY_WITH_KIN("PROVIDED_SAFE", null),
    NURSING_HOME("PROVIDED_SAFE", null),
    SUBSIDISED_RENTAL("PROVIDED_SAFE", null),
    CASH_SUBSIDY("PROVIDED_SAFE", null);

    private final String category;
    private final String grade;

    AssuranceMode(String category, String grade) {
        this.category = category;
        this.grade = grade;
    }

    public String category() {
        return category;
    }

    /** Null where the mode rests on no appraisal. */
    public String grade() {
        return grade;
    }

    static Optional<AssuranceMode> named(String name) {
        return Arrays.stream(values()).filter(mode -> mode.name().equals(name)).findFirst();
    }
}
