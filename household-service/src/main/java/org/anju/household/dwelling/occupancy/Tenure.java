package org.anju.household.dwelling.occupancy;

/** By what right a household has a dwelling. */
public enum Tenure {
    /** 自有. */
    OWN,
    /** 租赁. */
    RENTED,
    /** 投亲靠友: a relative's house. */
    HOST_KIN,
    /** 集体公租房. */
    COLLECTIVE_RENTAL,
    /** 敬老院、幸福大院等. */
    INSTITUTION,
    /** 其他. */
    OTHER
}
