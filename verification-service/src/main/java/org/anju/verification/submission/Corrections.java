package org.anju.verification.submission;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.fact.VerificationFacts;
import org.anju.verification.record.RecordFacts;
import org.anju.verification.record.Standing;
import org.anju.verification.record.VerificationState;

/** Puts records in the place of those that they correct. */
@ApplicationScoped
class Corrections {

    /** The records that a correction may take the place of; sorted, so that two never wait for each other in a circle. */
    private static final String CORRECTED = """
            SELECT v.submitted_by, %s FROM verification v
            WHERE v.id IN (
                SELECT unnest(?::uuid[])
                UNION ALL
                SELECT returned.id FROM unnest(?::uuid[], ?::uuid[]) AS t (campaign_id, household_id) CROSS JOIN LATERAL (
                    SELECT r.id FROM verification r
                    WHERE r.campaign_id = t.campaign_id AND r.household_id = t.household_id AND r.standing = 'STANDING'
                        AND r.state = 'RETURNED'
                    OFFSET 0) returned)
            ORDER BY v.id FOR UPDATE OF v
            """.formatted(RecordFacts.COLUMNS);

    private static final String SUPERSEDE = """
            UPDATE verification v SET standing = 'SUPERSEDED', version = version + 1 WHERE id = ANY (?)
            RETURNING %s
            """.formatted(RecordFacts.COLUMNS);

    /** A record that may be corrected, and who sent it. */
    private record Correctable(VerificationFacts facts, Standing standing, String submittedBy) {

        /** Whoever visits after a return may correct; before it, only who recorded. */
        private boolean mayBeReplacedBy(Submission submission) {
            if (standing == Standing.COMPETING) {
                return submittedBy.equals(submission.submittedBy());
            }
            VerificationState state = VerificationState.valueOf(facts.state());
            return standing == Standing.STANDING
                    && state.correctable()
                    && (state == VerificationState.RETURNED || submittedBy.equals(submission.submittedBy()));
        }

        private boolean isOf(Submission submission) {
            return facts.campaignId().equals(submission.request().campaignId())
                    && facts.householdId().equals(submission.request().householdId());
        }
    }

    private final SubmissionStore store;

    Corrections(SubmissionStore store) {
        this.store = store;
    }

    /**
     * Puts corrections in the place of what they correct, one after the other: one may correct the next. What cannot take
     * another's place any more is left, to be kept as competing.
     */
    void correct(Writing writing, List<Submission> submissions) throws SQLException {
        List<Submission> waiting = new ArrayList<>(submissions);
        boolean progress = true;
        while (progress && !waiting.isEmpty()) {
            progress = false;
            Map<UUID, Correctable> corrected = corrected(writing, waiting);
            for (Submission submission : List.copyOf(waiting)) {
                Optional<Correctable> earlier = earlierOf(submission, corrected);
                if (earlier.isEmpty()) {
                    continue;
                }
                waiting.remove(submission);
                progress = true;
                if (!earlier.get().isOf(submission)) {
                    writing.settle(submission, Outcome.refused(Refusals.replacesAnother(submission.request())));
                    continue;
                }
                if (earlier.get().mayBeReplacedBy(submission)) {
                    replace(writing, submission, earlier.get());
                    break;
                }
            }
        }
        for (Submission submission : waiting) {
            if (!submission.isFirst()) {
                writing.settle(
                        submission,
                        Parking.park(writing, submission, submission.request().replaces()));
            }
        }
    }

    private static Optional<Correctable> earlierOf(Submission submission, Map<UUID, Correctable> corrected) {
        if (!submission.isFirst()) {
            return Optional.ofNullable(corrected.get(submission.request().replaces()));
        }
        return corrected.values().stream()
                .filter(record -> record.standing() == Standing.STANDING
                        && record.facts().state().equals(VerificationState.RETURNED.name()))
                .filter(record -> record.isOf(submission))
                .findFirst();
    }

    private void replace(Writing writing, Submission submission, Correctable earlier) throws SQLException {
        try (PreparedStatement statement = writing.connection().prepareStatement(SUPERSEDE)) {
            statement.setArray(1, writing.uuids(List.of(earlier.facts().verificationId())));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                store.tellReplaced(writing, RecordFacts.read(row), submission);
            }
        }
        PassedPhotos.passOn(writing, submission, earlier.facts());
        boolean standing = earlier.standing() == Standing.STANDING;
        Submission revised = submission.asRevision(earlier.facts().revision() + (standing ? 1 : 0));
        store.store(writing, List.of(revised), earlier.standing());
        HouseholdChange.refuse(writing.unsettled(List.of(submission)));
    }

    private static Map<UUID, Correctable> corrected(Writing writing, List<Submission> submissions) throws SQLException {
        Map<UUID, Correctable> corrected = new HashMap<>();
        try (PreparedStatement statement = writing.connection().prepareStatement(CORRECTED)) {
            statement.setArray(
                    1,
                    writing.uuids(submissions.stream()
                            .map(submission -> submission.request().replaces())
                            .filter(Objects::nonNull)
                            .toList()));
            statement.setArray(
                    2,
                    writing.uuids(submissions.stream()
                            .map(submission -> submission.request().campaignId())
                            .toList()));
            statement.setArray(
                    3,
                    writing.uuids(submissions.stream()
                            .map(submission -> submission.request().householdId())
                            .toList()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    VerificationFacts facts = RecordFacts.read(row);
                    corrected.put(
                            facts.verificationId(),
                            new Correctable(
                                    facts, Standing.valueOf(row.getString("standing")), row.getString("submitted_by")));
                }
            }
        }
        return corrected;
    }
}
