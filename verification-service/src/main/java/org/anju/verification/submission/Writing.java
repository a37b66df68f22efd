package org.anju.verification.submission;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One transaction on its way.
 *
 * @param outcomes what became of its submissions so far, by their ids
 */
record Writing(Connection connection, Instant receivedAt, Map<UUID, Outcome> outcomes) {

    Writing(Connection connection, Instant receivedAt) {
        this(connection, receivedAt, new HashMap<>());
    }

    void settle(Submission submission, Outcome outcome) {
        outcomes.put(submission.id(), outcome);
    }

    Outcome outcomeOf(Submission submission) {
        return outcomes.get(submission.id());
    }

    List<Submission> unsettled(Collection<Submission> submissions) {
        return submissions.stream()
                .filter(submission -> outcomeOf(submission) == null)
                .toList();
    }

    Array uuids(Collection<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }
}
