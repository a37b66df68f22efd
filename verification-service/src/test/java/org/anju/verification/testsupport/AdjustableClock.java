package org.anju.verification.testsupport;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's clock, until a test puts it forward. */
public class AdjustableClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    public void putForward(Duration duration) {
        ahead = duration;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Dependent
    static class Producer {

        private static final AdjustableClock CLOCK = new AdjustableClock();

        @Produces
        @Singleton
        AdjustableClock clock() {
            return CLOCK;
        }
    }
}
