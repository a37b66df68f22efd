package org.anju.household.dwelling.safety;

/** 防灾措施: whether a house is built against earthquakes and storms, as the 2019 guideline rates it. */
public enum DisasterMeasures {
    /** 具备. */
    COMPLETE,
    /** 部分具备. */
    PARTIAL,
    /** 完全不具备. */
    NONE
}
