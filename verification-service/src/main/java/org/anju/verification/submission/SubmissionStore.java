package org.anju.verification.submission;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anju.common.event.Outbox;
import org.anju.common.event.OutgoingEvent;
import org.anju.common.event.Topics;
import org.anju.common.fact.VerificationFacts;
import org.anju.verification.record.Standing;
import org.anju.verification.rule.Finding;
import org.anju.verification.submission.Receipt.Status;
import org.anju.verification.submission.SubmissionFindings.KnownHousehold;

/** Stores records with their findings, the photos that they name and the events that tell of them. */
@ApplicationScoped
class SubmissionStore {

    private static final String SUBMITTED = "SUBMITTED";
    private static final String COMPLETED = "COMPLETED";

    private final SubmissionFindings findings;
    private final Outbox outbox;
    private final Topics topics;

    SubmissionStore(SubmissionFindings findings, Outbox outbox, Topics topics) {
        this.findings = findings;
        this.outbox = outbox;
        this.topics = topics;
    }

    /** Settles those that it stored; what it leaves out is for the caller to explain. */
    void store(Writing writing, List<Submission> submissions, Standing standing) throws SQLException {
        if (submissions.isEmpty()) {
            return;
        }
        Map<UUID, KnownHousehold> households = RecordRows.insert(writing, submissions, standing);
        if (households.isEmpty()) {
            return;
        }
        List<Submission> stored = submissions.stream()
                .filter(submission -> households.containsKey(submission.id()))
                .toList();
        Map<UUID, List<Finding>> found = findings.keep(writing.connection(), stored, households);
        PhotoClaims.Claimed photos = PhotoClaims.claim(writing, stored, households);
        Set<UUID> complete = photos.complete();
        outbox.append(writing.connection(), events(writing, stored, households, complete, standing));
        Status status = standing == Standing.COMPETING ? Status.COMPETING : Status.STORED;
        for (Submission submission : stored) {
            boolean completed = complete.contains(submission.id());
            writing.settle(
                    submission,
                    Outcome.kept(
                            status,
                            completed ? COMPLETED : SUBMITTED,
                            completed ? 2 : 1,
                            writing.receivedAt(),
                            found.get(submission.id()),
                            photos.elsewhere().get(submission.id())));
        }
    }

    /** @param by the submission in whose place it was */
    void tellReplaced(Writing writing, VerificationFacts replaced, Submission by) throws SQLException {
        outbox.append(
                writing.connection(), List.of(event(by, replaced, VerificationFacts.REPLACED, writing.receivedAt())));
    }

    private List<OutgoingEvent> events(
            Writing writing,
            List<Submission> stored,
            Map<UUID, KnownHousehold> households,
            Set<UUID> complete,
            Standing standing) {
        List<OutgoingEvent> events = new ArrayList<>(stored.size());
        for (Submission submission : stored) {
            String village = households.get(submission.id()).village();
            VerificationFacts submitted = facts(submission, village, standing, writing.receivedAt(), false);
            events.add(event(submission, submitted, VerificationFacts.SUBMITTED, writing.receivedAt()));
            if (complete.contains(submission.id())) {
                VerificationFacts completed = facts(submission, village, standing, writing.receivedAt(), true);
                events.add(event(submission, completed, VerificationFacts.COMPLETED, writing.receivedAt()));
            }
        }
        return events;
    }

    /** Confidential is what the submission's own rules call so: the writer's threads look nothing up. */
    private OutgoingEvent event(Submission submission, VerificationFacts facts, String type, Instant at) {
        boolean confidential = submission.evaluation().ruleSet().keepsConfidential(facts.situation());
        VerificationFacts told = confidential ? facts.keepingSituation() : facts;
        return OutgoingEvent.of(topics.verificationEvents(), facts.householdId(), type, at, outbox.toJson(told));
    }

    private static VerificationFacts facts(
            Submission submission, String village, Standing standing, Instant receivedAt, boolean complete) {
        SubmitVerificationRequest request = submission.request();
        return new VerificationFacts(
                request.id(),
                request.campaignId(),
                request.householdId(),
                village,
                submission.revision(),
                complete ? 2 : 1,
                complete ? COMPLETED : SUBMITTED,
                standing != Standing.STANDING,
                RecordRows.orNone(request.assuranceCategory()),
                RecordRows.orNone(request.assuranceMode()),
                request.secured(),
                request.safetyGrade(),
                request.situation(),
                request.photos().size(),
                request.visitedAt().toInstant(),
                receivedAt,
                complete ? receivedAt : null);
    }
}
