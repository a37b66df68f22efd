package org.anju.verification.rectification;

import java.time.Instant;
import java.time.LocalDate;
import org.anju.common.caller.Caller;
import org.anju.common.time.ChinaTime;

/**
 * Who does something about a problem, when, and what they say about it.
 *
 * @param note in the actor's own words, or null
 */
public record Act(String subject, String name, Instant at, String note) {

    private static final String SERVICE = "verification-service";

    public static Act by(Caller caller, Instant at, String note) {
        return new Act(caller.subject(), caller.username(), at, note);
    }

    /** What the service does by itself. */
    public static Act ofService(Instant at) {
        return new Act(SERVICE, SERVICE, at, null);
    }

    Act saying(String words) {
        return new Act(subject, name, at, words);
    }

    LocalDate day() {
        return ChinaTime.dayOf(at);
    }
}
