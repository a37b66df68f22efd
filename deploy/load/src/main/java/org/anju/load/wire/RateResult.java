package org.anju.load.wire;

import org.anju.load.measure.Quantiles;

/**
 * @param answered with success
 * @param failed refused, cut off, or unanswered to the end; each counts as the slowest answer among the latencies
 * @param firstRefusal the status and body of the first answer that was no success, or empty
 * @param latencies from the moment at which each request was meant to be sent
 */
public record RateResult(long answered, long failed, String firstRefusal, Quantiles latencies) {}
