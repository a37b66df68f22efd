package org.anju.household.duplicate;

/** How a case is to be understood; correcting the roster is left to roster events. */
public enum Decision {
    /** 保留一户: it belongs to the household named, the others are to be corrected. */
    KEEP_HOUSEHOLD,
    /** 号码有误: somebody's number was mistyped. */
    NUMBER_WRONG,
    /** 均属实: two of the same number, such as by an authority's error. */
    BOTH_RIGHT
}
