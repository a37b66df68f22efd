package org.anju.household.region;

/** Fired in the transaction that changes regions. */
public record RegionsChanged() {}
