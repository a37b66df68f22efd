package org.anju.verification.record;

import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anju.common.caller.Caller;
import org.anju.common.database.RowSecurity;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.verification.clock.ClockInterval;
import org.anju.verification.clock.ClockInterval.Moments;
import org.anju.verification.clock.DeviceClocks;
import org.anju.verification.clock.DeviceClocks.Measurement;

@ApplicationScoped
public class VerificationService {

    /** By two conditions that each have an index. */
    private static final String OF_HOUSEHOLD = """
            (standing = 'STANDING' and campaignId = ?1 and householdId = ?2)
                or (standing <> 'STANDING' and householdId = ?2 and campaignId = ?1)
            """;

    private final VerificationRepository verifications;
    private final EvidencePhotoRepository photos;
    private final ReturnedRecords returns;
    private final RecordFindings findings;
    private final DeviceClocks clocks;
    private final RecordVeils veils;
    private final SituationVeil situations;
    private final RowSecurity rowSecurity;

    VerificationService(
            VerificationRepository verifications,
            EvidencePhotoRepository photos,
            ReturnedRecords returns,
            RecordFindings findings,
            DeviceClocks clocks,
            RecordVeils veils,
            SituationVeil situations,
            RowSecurity rowSecurity) {
        this.verifications = verifications;
        this.photos = photos;
        this.returns = returns;
        this.findings = findings;
        this.clocks = clocks;
        this.veils = veils;
        this.situations = situations;
        this.rowSecurity = rowSecurity;
    }

    @Transactional
    public VerificationResponse get(UUID id, Caller caller) {
        Verification record = find(id, caller);
        return shown(
                record,
                caller,
                VerificationResponse.from(
                        record,
                        returns.show(returned(List.of(record)), caller).get(id),
                        photos.list("verificationId", Sort.by("photoId"), id).stream()
                                .map(VerificationResponse.Photo::from)
                                .toList(),
                        findings.of(List.of(id)).getOrDefault(id, List.of()),
                        record.clockLowerMs == null ? null : visited(record)));
    }

    private VerificationResponse shown(Verification record, Caller caller, VerificationResponse whole) {
        return keepsSituation(record, caller) ? whole.veiled() : whole;
    }

    private boolean keepsSituation(Verification record, Caller caller) {
        return situations.hides(record.campaignId, record.villageCode, record.situation, caller)
                && !record.submittedBy.equals(caller.subject());
    }

    private Moments visited(Verification record) {
        return clocks.correct(
                record.visitedAt,
                new Measurement(
                        record.submittedBy,
                        record.deviceId,
                        record.receivedAt,
                        new ClockInterval(record.clockLowerMs, record.clockUpperMs)));
    }

    @Transactional
    VerificationPage list(VerificationFilter filter, UUID cursor, int limit, Caller caller) {
        filter.requireCampaignAndRegion();
        if (filter.region() != null) {
            caller.scope().requireCovers(filter.region());
        }
        rowSecurity.restrictTo(caller.scope());
        List<String> prefixes = filter.region() == null
                ? caller.scope().prefixes()
                : List.of(filter.region().prefix());
        List<Verification> found = verifications.page(filter, prefixes, cursor, limit + 1);
        List<Verification> page = found.subList(0, Math.min(limit, found.size()));
        List<Verification> visible = visible(page, caller).stream()
                .filter(record -> filter.situation() == null || !keepsSituation(record, caller))
                .toList();
        return new VerificationPage(responses(visible, caller), found.size() > limit ? page.getLast().id : null);
    }

    /** All records of the record's household in its campaign, in the order in which they came to stand. */
    @Transactional
    public List<VerificationResponse> revisions(UUID id, Caller caller) {
        Verification record = find(id, caller);
        return responses(
                verifications.list(
                        OF_HOUSEHOLD,
                        Sort.by("revision").and("receivedAt").and("id"),
                        record.campaignId,
                        record.householdId),
                caller);
    }

    private Verification find(UUID id, Caller caller) {
        rowSecurity.restrictTo(caller.scope());
        Verification record = verifications
                .findByIdOptional(id)
                .filter(found -> caller.scope().coversCode(found.villageCode))
                .orElseThrow(() -> unknown(id));
        veils.requireVisible(id, record.campaignId, record.householdId, caller);
        return record;
    }

    private List<Verification> visible(List<Verification> page, Caller caller) {
        Map<UUID, Set<UUID>> hidden = page.stream()
                .map(record -> record.campaignId)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), campaign -> veils.hiddenHouseholds(campaign, caller)));
        return page.stream()
                .filter(record -> !hidden.get(record.campaignId).contains(record.householdId))
                .toList();
    }

    private List<VerificationResponse> responses(List<Verification> records, Caller caller) {
        Map<UUID, Returned> returned = returns.show(returned(records), caller);
        return records.stream()
                .map(record -> shown(record, caller, VerificationResponse.inList(record, returned.get(record.id))))
                .toList();
    }

    private static List<UUID> returned(List<Verification> records) {
        return records.stream()
                .filter(record -> record.state.equals(VerificationState.RETURNED.name()))
                .map(record -> record.id)
                .toList();
    }

    public static ProblemException unknown(UUID id) {
        return ProblemException.notFound(
                        "verification-unknown",
                        Text.of("No such record", "没有该核验记录"),
                        Text.of(
                                "There is no verification %s in your regions.".formatted(id),
                                "您的区域内没有核验记录%s。".formatted(id)))
                .violation("id", "a record of your regions", id.toString());
    }
}
