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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.caller.RegionScope;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.ProblemMappers;
import org.anju.verification.campaign.Campaign;
import org.anju.verification.campaign.CampaignService;
import org.anju.verification.record.RecordDetails;
import org.anju.verification.rule.Finding;
import org.anju.verification.rule.RecordCheck;
import org.anju.verification.rule.RuleSet;
import org.anju.verification.submission.Receipt.Status;

/** Checks what phones send and has it stored; the same request always comes to the same result. */
@ApplicationScoped
class SubmissionService {

    private final CampaignService campaigns;
    private final SubmissionQueue queue;
    private final Validator validator;
    private final ObjectReader reader;
    private final ObjectWriter writer;
    private final ObjectWriter detailsWriter;
    private final MeterRegistry metrics;

    SubmissionService(
            CampaignService campaigns,
            SubmissionQueue queue,
            Validator validator,
            ObjectMapper json,
            MeterRegistry metrics) {
        this.campaigns = campaigns;
        this.queue = queue;
        this.validator = validator;
        this.reader = json.readerFor(SubmitVerificationRequest.class);
        this.writer = json.writerFor(SubmitVerificationRequest.class);
        this.detailsWriter = json.writerFor(RecordDetails.class);
        this.metrics = metrics;
    }

    /** @throws ProblemException when it is refused */
    Outcome submit(Submission submission) {
        Outcome outcome = queue.store(submission);
        count(outcome.status());
        if (outcome.problem() != null) {
            throw outcome.problem();
        }
        return outcome;
    }

    List<Receipt> submitAll(List<JsonNode> items, Caller caller, List<Locale> languages) {
        Receipt[] receipts = new Receipt[items.size()];
        List<Submission> submissions = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        for (int index = 0; index < receipts.length; index++) {
            try {
                submissions.add(prepare(read(items.get(index)), caller));
                positions.add(index);
            } catch (ProblemException problem) {
                receipts[index] = Receipt.refused(idOf(items.get(index)), Status.REFUSED, problem, languages);
                count(Status.REFUSED);
            }
        }
        List<Outcome> outcomes = submissions.isEmpty() ? List.of() : queue.storeTogether(submissions);
        for (int index = 0; index < submissions.size(); index++) {
            receipts[positions.get(index)] = Receipt.of(submissions.get(index), outcomes.get(index), languages);
            count(outcomes.get(index).status());
        }
        return List.of(receipts);
    }

    /** @throws ProblemException when a field is malformed or a rule broken */
    Submission prepare(SubmitVerificationRequest request, Caller caller) {
        return prepare(request, caller.subject(), caller.username(), caller.scope());
    }

    Submission prepare(SubmitVerificationRequest request, String subject, String username, RegionScope scope) {
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
        requireRules(request, campaigns.rulesOf(campaign));
        byte[] body = canonical(request);
        return new Submission(
                request, 1, details(request), body, sha256(body), subject, username, scope, campaign.scope());
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

    private static void requireRules(SubmitVerificationRequest request, RuleSet rules) {
        List<Finding> findings = RecordCheck.findings(
                rules,
                new RecordCheck.Subject(
                        request.secured(),
                        request.assuranceCategory(),
                        request.assuranceMode(),
                        request.safetyGrade(),
                        request.situation(),
                        request.photos().stream()
                                .map(SubmitVerificationRequest.PhotoReference::slot)
                                .toList()));
        if (!findings.isEmpty()) {
            throw Refusals.broken(findings, rules.id());
        }
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

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("Every Java platform has SHA-256", exception);
        }
    }

    private void count(Status status) {
        metrics.counter("anju_submissions", "status", status.name()).increment();
    }
}
