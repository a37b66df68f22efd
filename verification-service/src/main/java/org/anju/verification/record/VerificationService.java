package org.anju.verification.record;

import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.database.RowSecurity;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionCode;

@ApplicationScoped
class VerificationService {

    private final VerificationRepository verifications;
    private final EvidencePhotoRepository photos;
    private final RowSecurity rowSecurity;

    VerificationService(VerificationRepository verifications, EvidencePhotoRepository photos, RowSecurity rowSecurity) {
        this.verifications = verifications;
        this.photos = photos;
        this.rowSecurity = rowSecurity;
    }

    @Transactional
    VerificationResponse get(UUID id, Caller caller) {
        rowSecurity.restrictTo(caller.scope());
        Verification record = verifications
                .findByIdOptional(id)
                .filter(found -> caller.scope().coversCode(found.villageCode))
                .orElseThrow(() -> unknown(id));
        return VerificationResponse.from(
                record,
                photos.list("verificationId", Sort.by("photoId"), id).stream()
                        .map(VerificationResponse.Photo::from)
                        .toList());
    }

    @Transactional
    VerificationPage list(UUID campaign, RegionCode region, String state, UUID cursor, int limit, Caller caller) {
        caller.scope().requireCovers(region);
        rowSecurity.restrictTo(caller.scope());
        List<Verification> found = verifications.page(campaign, region, state, cursor, limit + 1);
        List<Verification> page = found.subList(0, Math.min(limit, found.size()));
        return new VerificationPage(
                page.stream()
                        .map(record -> VerificationResponse.from(record, null))
                        .toList(),
                found.size() > limit ? page.getLast().id : null);
    }

    private static ProblemException unknown(UUID id) {
        return ProblemException.notFound(
                        "verification-unknown",
                        Text.of("No such record", "没有该核验记录"),
                        Text.of(
                                "There is no verification %s in your regions.".formatted(id),
                                "您的区域内没有核验记录%s。".formatted(id)))
                .violation("id", "a record of your regions", id.toString());
    }
}
