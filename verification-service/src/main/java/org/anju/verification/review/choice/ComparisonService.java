package org.anju.verification.review.choice;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.verification.record.Standing;
import org.anju.verification.record.VerificationResponse;
import org.anju.verification.record.VerificationService;

@ApplicationScoped
class ComparisonService {

    private final VerificationService verifications;
    private final ObjectMapper json;

    ComparisonService(VerificationService verifications, ObjectMapper json) {
        this.verifications = verifications;
        this.json = json;
    }

    /** @param with the other record, or null for the one that suggests itself */
    @Transactional
    ComparisonResponse compare(UUID id, UUID with, Caller caller) {
        VerificationResponse left = verifications.get(id, caller);
        List<VerificationResponse> others = verifications.revisions(id, caller).stream()
                .filter(record -> !record.id().equals(id))
                .toList();
        UUID other = Optional.ofNullable(with)
                .or(() -> counterpart(left, others).map(VerificationResponse::id))
                .orElseThrow(() -> ChoiceProblems.nothingToCompare(id));
        if (others.stream().noneMatch(record -> record.id().equals(other))) {
            throw ChoiceProblems.ofAnotherHousehold(id, other);
        }
        VerificationResponse right = verifications.get(other, caller);
        return new ComparisonResponse(
                left.householdId(),
                ComparisonResponse.Side.of(left),
                ComparisonResponse.Side.of(right),
                others.stream()
                        .filter(ComparisonService::isRival)
                        .map(VerificationResponse::id)
                        .filter(record -> !record.equals(other))
                        .toList(),
                RecordComparison.fields(json.valueToTree(left), json.valueToTree(right)),
                RecordComparison.slots(left.photos(), right.photos()),
                RecordComparison.distanceMeters(left.position(), right.position()),
                ComparisonResponse.secondsApart(left.visitedAt(), right.visitedAt()));
    }

    /** With the record that stands, or of the standing one with what has competed with it longest, or with its predecessor. */
    private static Optional<VerificationResponse> counterpart(
            VerificationResponse record, List<VerificationResponse> others) {
        if (record.standing() != Standing.STANDING) {
            return find(others, Standing.STANDING);
        }
        return find(others, Standing.COMPETING).or(() -> others.reversed().stream()
                .filter(other -> other.standing() == Standing.SUPERSEDED)
                .findFirst());
    }

    private static Optional<VerificationResponse> find(List<VerificationResponse> records, Standing standing) {
        return records.stream().filter(record -> record.standing() == standing).findFirst();
    }

    private static boolean isRival(VerificationResponse record) {
        return record.standing() == Standing.STANDING || record.standing() == Standing.COMPETING;
    }
}
