package org.anju.household.roster.finding;

/** An error keeps the whole roster out; a warning is for the clerk to look at. */
public enum Severity {
    ERROR,
    WARNING
}
