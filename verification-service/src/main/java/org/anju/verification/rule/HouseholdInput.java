package org.anju.verification.rule;

/**
 * The facts of a household that rules look at.
 *
 * @param expectedMode null where the roster names none
 */
public record HouseholdInput(String expectedMode, int memberCount) {}
