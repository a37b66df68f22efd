package org.anju.verification.recheck.draw;

/** @param round the number of the round that it came with, from 1 */
public record Drawn(FrameRecord record, int round) {}
