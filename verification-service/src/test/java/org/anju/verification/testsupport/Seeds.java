package org.anju.verification.testsupport;

import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;

/** The same made-up plans in each run, others with another number in the environment as {@code ANJU_TEST_SEED}. */
public final class Seeds {

    private static final long SEED = Long.parseLong(System.getenv().getOrDefault("ANJU_TEST_SEED", "1"));
    private static final int SIZE = 1000;

    private Seeds() {}

    /** @param number keeps apart what one test makes up several times */
    public static Random random(int number) {
        return new Random(31 * SEED + number);
    }

    public static <T> T plan(Arbitrary<T> plans, Random random) {
        Object[] plan = new Object[1];
        JqwikSession.run(() -> plan[0] = plans.generator(SIZE).next(random).value());
        @SuppressWarnings("unchecked")
        T made = (T) plan[0];
        return made;
    }
}
