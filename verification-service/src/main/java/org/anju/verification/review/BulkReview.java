package org.anju.verification.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.ProblemMappers;
import org.anju.verification.record.RecordStep;

/** Reads the items of a bulk request one by one, so that what is wrong with one holds back none of the others. */
@ApplicationScoped
class BulkReview {

    private final ReviewService reviews;
    private final ObjectMapper json;
    private final Validator validator;

    BulkReview(ReviewService reviews, ObjectMapper json, Validator validator) {
        this.reviews = reviews;
        this.json = json;
        this.validator = validator;
    }

    /** @return one answer for each item, in their order */
    <T extends ReviewItem> BulkReviewResponse take(
            RecordStep step, List<JsonNode> items, Class<T> type, Caller caller, List<Locale> languages) {
        StepOutcome[] outcomes = new StepOutcome[items.size()];
        List<StepRequest> requests = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        for (int index = 0; index < outcomes.length; index++) {
            try {
                requests.add(read(items.get(index), type).toStep());
                positions.add(index);
            } catch (ProblemException problem) {
                outcomes[index] = StepOutcome.refused(idOf(items.get(index)), problem);
            }
        }
        List<StepOutcome> taken = reviews.take(step, requests, caller);
        for (int index = 0; index < taken.size(); index++) {
            outcomes[positions.get(index)] = taken.get(index);
        }
        return new BulkReviewResponse(List.of(outcomes).stream()
                .map(outcome -> StepAnswer.of(outcome, languages))
                .toList());
    }

    private <T extends ReviewItem> T read(JsonNode item, Class<T> type) {
        if (!item.isObject()) {
            throw ReviewProblems.itemUnreadable();
        }
        try {
            T read = json.treeToValue(item, type);
            Set<ConstraintViolation<T>> violations = validator.validate(read);
            if (!violations.isEmpty()) {
                throw ReviewProblems.malformed(violations);
            }
            return read;
        } catch (JsonProcessingException exception) {
            throw ProblemMappers.unreadable(exception);
        }
    }

    private static UUID idOf(JsonNode item) {
        try {
            return UUID.fromString(item.path("id").asText(""));
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }
}
