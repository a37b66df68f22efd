package org.anju.load.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.anju.load.http.Answer;
import org.anju.load.platform.Gateway;

/** What reports say of a campaign. */
public record ReportedCounts(long households, long submitted, long completed) {

    private static final String REGION = "622900000000";
    private static final Duration INTERVAL = Duration.ofMillis(250);

    public static ReportedCounts read(Gateway gateway, UUID campaign) throws IOException, InterruptedException {
        Answer answer = gateway.progress(Villages.SUPERVISOR, campaign, REGION);
        if (!answer.successful()) {
            return new ReportedCounts(0, 0, 0);
        }
        JsonNode total = answer.json().path("total");
        return new ReportedCounts(
                total.path("households").asLong(),
                total.path("submitted").asLong(),
                total.path("completed").asLong());
    }

    /** The counts as soon as they reach the expected ones, or as they are at the limit. */
    public static ReportedCounts await(Gateway gateway, UUID campaign, ReportedCounts expected, Duration limit)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        ReportedCounts counts = read(gateway, campaign);
        while (!counts.reaches(expected) && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.sleep(INTERVAL.toNanos());
            counts = read(gateway, campaign);
        }
        return counts;
    }

    public ReportedCounts plus(long moreSubmitted, long moreCompleted) {
        return new ReportedCounts(households, submitted + moreSubmitted, completed + moreCompleted);
    }

    /** Others may report at the same time, so there may be more than expected, never fewer. */
    public boolean reaches(ReportedCounts expected) {
        return submitted >= expected.submitted && completed >= expected.completed;
    }
}
