package org.anju.report.reading;

/**
 * Households that have the same key, state and verdict.
 *
 * @param today whether their records were received today
 */
record ProgressCount(String key, String state, boolean secured, boolean today, long households) {}
