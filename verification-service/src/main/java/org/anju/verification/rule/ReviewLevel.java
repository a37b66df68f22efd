package org.anju.verification.rule;

/** Levels that confirm a record, lowest first. */
public enum ReviewLevel {
    TOWNSHIP,
    COUNTY
}
