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
import org.anju.verification.rule.Situation;
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

    void tellReplaced(Writing writing, VerificationFacts replaced, Submission by) throws SQLException {
        VerificationFacts told = isConfidential(by, replaced.situation()) ? replaced.keepingSituation() : replaced;
        outbox.append(writing.connection(), List.of(event(told, VerificationFacts.REPLACED, writing.receivedAt())));
    }

    /** By the rules that the submission was held against: the writer's threads look nothing up. */
    private static boolean isConfidential(Submission submission, String situation) {
        return situation != null
                && submission
                        .evaluation()
                        .ruleSet()
                        .situation(situation)
                        .filter(Situation::keptConfidential)
                        .isPresent();
    }

    private static String told(Submission submission) {
        String situation = submission.request().situation();
        return isConfidential(submission, situation) ? VerificationFacts.CONFIDENTIAL : situation;
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
            events.add(event(
                    facts(submission, village, standing, writing.receivedAt(), false), VerificationFacts.SUBMITTED));
            if (complete.contains(submission.id())) {
                events.add(event(
                        facts(submission, village, standing, writing.receivedAt(), true), VerificationFacts.COMPLETED));
            }
        }
        return events;
    }

    private OutgoingEvent event(VerificationFacts facts, String type) {
        return event(facts, type, facts.receivedAt());
    }

    private OutgoingEvent event(VerificationFacts facts, String type, Instant at) {
        return OutgoingEvent.of(topics.verificationEvents(), facts.householdId(), type, at, outbox.toJson(facts));
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
                told(submission),
                request.photos().size(),
                request.visitedAt().toInstant(),
                receivedAt,
                complete ? receivedAt : null);
    }
}
