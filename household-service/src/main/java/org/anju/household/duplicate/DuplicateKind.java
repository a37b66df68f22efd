package org.anju.household.duplicate;

/** What more than one household claims. */
public enum DuplicateKind {
    /** 一人多户: a person heads or belongs to several households. */
    PERSON,
    /** 户编号重复: a roster names a number that another household holds. */
    HOUSEHOLD_NUMBER
}
