package org.anju.verification.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.database.DatabaseException;
import org.anju.common.digest.Sha256;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.ProblemMappers;
import org.anju.verification.campaign.Campaign;
import org.anju.verification.campaign.CampaignService;
import org.anju.verification.clock.ClockInterval;
import org.anju.verification.device.DeviceOwner;
import org.anju.verification.device.DeviceUploads;
import org.anju.verification.device.DeviceUploads.Upload;
import org.anju.verification.record.RecordDetails;
import org.anju.verification.record.RecordFinding.Severity;
import org.anju.verification.rule.CampaignWindow;
import org.anju.verification.rule.Finding;
import org.anju.verification.rule.RecordInput;
import org.anju.verification.rule.RuleSets;
import org.anju.verification.rule.evaluation.RecordEvaluation;
import org.anju.verification.submission.Receipt.Status;
import org.jboss.logging.Logger;

/** Checks what phones send and has it stored; the same request always comes to the same result. */
@ApplicationScoped
class SubmissionService {

    private static final Logger LOG = Logger.getLogger(SubmissionService.class);

    private final CampaignService campaigns;
    private final RuleSets ruleSets;
    private final SubmissionQueue queue;
    private final Validator validator;
    private final ObjectReader reader;
    private final ObjectWriter writer;
    private final ObjectWriter detailsWriter;
    private final Clock clock;
    private final DeviceUploads uploads;
    private final MeterRegistry metrics;

    SubmissionService(
            CampaignService campaigns,
            RuleSets ruleSets,
            SubmissionQueue queue,
            Validator validator,
            ObjectMapper json,
            Clock clock,
            DeviceUploads uploads,
            MeterRegistry metrics) {
        this.campaigns = campaigns;
        this.ruleSets = ruleSets;
        this.queue = queue;
        this.validator = validator;
        this.reader = json.readerFor(SubmitVerificationRequest.class);
        this.writer = json.writerFor(SubmitVerificationRequest.class);
        this.detailsWriter = json.writerFor(RecordDetails.class);
        this.clock = clock;
        this.uploads = uploads;
        this.metrics = metrics;
    }

    /** @throws ProblemException when it is refused */
    Outcome submit(Submission submission) {
        Outcome outcome = queue.store(submission);
        note(submission, outcome);
        if (outcome.problem() != null) {
            throw outcome.problem();
        }
        return outcome;
    }

    List<Receipt> submitAll(List<JsonNode> items, Caller caller, ClockInterval clock, List<Locale> languages) {
        Receipt[] receipts = new Receipt[items.size()];
        List<Submission> submissions = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        for (int index = 0; index < receipts.length; index++) {
            UUID id = idOf(items.get(index));
            try {
                submissions.add(prepare(read(items.get(index)), caller, clock));
                positions.add(index);
            } catch (ProblemException problem) {
                receipts[index] = refused(id, problem, languages);
            } catch (RuntimeException failure) {
                if (DatabaseException.isPassing(failure)) {
                    throw failure;
                }
                LOG.errorf(failure, "Record %s could not be checked", id);
                receipts[index] = refused(id, Refusals.notStorable(id), languages);
            }
        }
        List<Outcome> outcomes = submissions.isEmpty() ? List.of() : queue.storeTogether(submissions);
        for (int index = 0; index < submissions.size(); index++) {
            receipts[positions.get(index)] = Receipt.of(submissions.get(index), outcomes.get(index), languages);
            note(submissions.get(index), outcomes.get(index));
        }
        return List.of(receipts);
    }

    /** @throws ProblemException when a field is malformed; a broken rule is told when the record is not here already */
    Submission prepare(SubmitVerificationRequest request, Caller caller, ClockInterval deviceClock) {
        return prepare(
                request, new Sender(caller.subject(), caller.username(), caller.scope(), deviceClock), clock.instant());
    }

    /** @param receivedAt when it came here; a record that was parked came before */
    Submission prepare(SubmitVerificationRequest request, Sender sender, Instant receivedAt) {
        Set<ConstraintViolation<SubmitVerificationRequest>> violations = validator.validate(request);
        if (!violations.isEmpty()) {
            throw Refusals.invalid(violations);
        }
        if (request.id() == null) {
            throw Refusals.idMissing();
        }
        requireDistinctPhotos(request);
        Campaign campaign =
                campaigns.find(request.campaignId()).orElseThrow(() -> CampaignService.unknown(request.campaignId()));
        RecordEvaluation evaluation = ruleSets.compiled(campaign.ruleSet())
                .evaluate(input(request), new CampaignWindow(campaign.startsOn(), campaign.deadline()), receivedAt);
        List<Finding> findings = evaluation.findings();
        byte[] body = canonical(request);
        return new Submission(
                request,
                1,
                details(request),
                body,
                Sha256.of(body),
                sender.subject(),
                sender.username(),
                sender.scope(),
                campaign.scope(),
                campaign.opensByVillage(),
                false,
                sender.clock(),
                evaluation,
                findings,
                refusal(findings, campaign));
    }

    SubmitVerificationRequest read(JsonNode item) {
        try {
            return Objects.requireNonNull(reader.readValue(item));
        } catch (JsonProcessingException exception) {
            throw ProblemMappers.unreadable(exception);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static void requireDistinctPhotos(SubmitVerificationRequest request) {
        Set<UUID> seen = new HashSet<>();
        for (SubmitVerificationRequest.PhotoReference photo : request.photos()) {
            if (!seen.add(photo.photoId())) {
                throw Refusals.photoTwice(photo.photoId());
            }
        }
    }

    /** For what blocks; null where nothing does. */
    private ProblemException refusal(List<Finding> findings, Campaign campaign) {
        List<Finding> blocking = findings.stream()
                .filter(finding -> finding.severity() == Severity.BLOCK)
                .toList();
        return blocking.isEmpty() ? null : Refusals.broken(blocking, ruleSets.of(campaign.ruleSet()));
    }

    private static RecordInput input(SubmitVerificationRequest request) {
        SubmitVerificationRequest.Position position = request.position();
        return new RecordInput(
                request.secured(),
                request.assuranceCategory(),
                request.assuranceMode(),
                request.safetyGrade(),
                request.situation(),
                request.visitedAt().toInstant(),
                position == null ? null : position.latitude(),
                position == null ? null : position.longitude(),
                position == null ? null : position.accuracyMeters(),
                request.note() != null,
                request.details(),
                request.photos().stream()
                        .map(SubmitVerificationRequest.PhotoReference::slot)
                        .toList());
    }

    private Receipt refused(UUID id, ProblemException problem, List<Locale> languages) {
        count(Status.REFUSED);
        return Receipt.refused(id, Status.REFUSED, problem, languages);
    }

    private static UUID idOf(JsonNode item) {
        String text = item.path("id").asText("");
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    private String details(SubmitVerificationRequest request) {
        if (request.details() == null) {
            return null;
        }
        try {
            return detailsWriter.writeValueAsString(request.details());
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException("Details that were read cannot be written", exception);
        }
    }

    private byte[] canonical(SubmitVerificationRequest request) {
        try {
            return writer.writeValueAsBytes(request);
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException("A record that was read cannot be written", exception);
        }
    }

    private void note(Submission submission, Outcome outcome) {
        count(outcome.status());
        uploads.note(
                new DeviceOwner(submission.submittedBy(), submission.submittedByName(), submission.scope()),
                submission.request().deviceId(),
                submission.clock(),
                switch (outcome.status()) {
                    case STORED, COMPETING, PARKED -> Upload.NEW;
                    case SAME -> Upload.KNOWN;
                    case CONFLICT, REFUSED -> Upload.REFUSED;
                });
    }

    private void count(Status status) {
        metrics.counter("anju_submissions", "status", status.name()).increment();
    }
}
