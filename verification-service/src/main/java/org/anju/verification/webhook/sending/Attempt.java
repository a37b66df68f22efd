package org.anju.verification.webhook.sending;

import java.time.Duration;
import java.util.Optional;

/**
 * What became of sending a message once.
 *
 * @param failure null when it was taken
 * @param status the receiver's, or null when it did not answer
 * @param response what the receiver said, at most its first 1,024 bytes, or null
 * @param retryAfter how long the receiver wants to be left alone
 */
public record Attempt(Failure failure, Integer status, String response, Optional<Duration> retryAfter, Duration took) {

    private static final int GONE = 410;

    public static Attempt failed(Failure failure, Duration took) {
        return new Attempt(failure, null, null, Optional.empty(), took);
    }

    static Attempt answered(int status, String response, Optional<Duration> retryAfter, Duration took) {
        return new Attempt(status / 100 == 2 ? null : Failure.STATUS, status, response, retryAfter, took);
    }

    public boolean delivered() {
        return failure == null;
    }

    /** The receiver wants no more, for good. */
    public boolean gone() {
        return status != null && status == GONE;
    }
}
