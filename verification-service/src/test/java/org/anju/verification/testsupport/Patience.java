package org.anju.verification.testsupport;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits long enough for what goes by broker and scheduler on a machine that has much else to do. */
public final class Patience {

    private static final Duration LONG = Duration.ofSeconds(60);

    private Patience() {}

    public static ConditionFactory await() {
        return Awaitility.await().atMost(LONG);
    }
}
