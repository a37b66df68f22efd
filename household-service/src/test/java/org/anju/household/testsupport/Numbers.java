package org.anju.household.testsupport;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Numbers that nobody else has within a test run, and the same in the next: what is made from them is alike by chance always or
 * never.
 */
public final class Numbers {

    private static final AtomicInteger LAST = new AtomicInteger();

    private Numbers() {}

    public static int next() {
        return LAST.incrementAndGet();
    }
}
