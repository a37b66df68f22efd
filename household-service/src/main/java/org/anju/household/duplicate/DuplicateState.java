package org.anju.household.duplicate;

/** How far a case is; derived from the households and the latest decision. */
public enum DuplicateState {
    /** 待处理: nobody has decided, or another household has come in since. */
    OPEN,
    /** 已裁定: decided; the roster events that follow from it may be still to come. */
    DECIDED,
    /** 已消除: no longer claimed more than once. */
    GONE
}
