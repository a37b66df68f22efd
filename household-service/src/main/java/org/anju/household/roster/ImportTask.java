package org.anju.household.roster;

/** What is to be done with an uploaded roster. */
public enum ImportTask {
    /** 试运行: only tell what is wrong and what it would change. */
    CHECK,
    IMPORT,
    UNDO
}
