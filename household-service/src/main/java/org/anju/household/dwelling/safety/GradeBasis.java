package org.anju.household.dwelling.safety;

/** What a grade rests on. */
public enum GradeBasis {
    /** 鉴定. */
    APPRAISAL,
    /** 评定. */
    RATING
}
