package org.anju.verification.village.closure;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;
import org.anju.common.digest.Sha256;
import org.anju.common.region.RegionCode;
import org.anju.verification.campaign.Campaign;
import org.anju.verification.campaign.CampaignService;
import org.anju.verification.record.RecordStep;
import org.anju.verification.record.RecordTransitions;
import org.anju.verification.record.RecordTransitions.Act;
import org.anju.verification.record.VerificationState;
import org.anju.verification.village.VillageDoor;
import org.anju.verification.village.VillagePhase;
import org.anju.verification.village.VillagePhases;
import org.anju.verification.village.closure.VillageRecords.Held;

/** Closes villages whose balance is right: what was counted is what is locked. */
@ApplicationScoped
class ClosureService {

    /** What is compared or noted meanwhile changes a record: the balance is drawn again, so often at most. */
    private static final int SNAPSHOTS = 5;

    private final CampaignService campaigns;
    private final VillageDoor door;
    private final VillagePhases phases;
    private final VillageRecords records;
    private final Balances balances;
    private final CertificateStore certificates;
    private final RecordTransitions transitions;
    private final RowSecurity rowSecurity;
    private final Clock clock;

    ClosureService(
            CampaignService campaigns,
            VillageDoor door,
            VillagePhases phases,
            VillageRecords records,
            Balances balances,
            CertificateStore certificates,
            RecordTransitions transitions,
            RowSecurity rowSecurity,
            Clock clock) {
        this.campaigns = campaigns;
        this.door = door;
        this.phases = phases;
        this.records = records;
        this.balances = balances;
        this.certificates = certificates;
        this.transitions = transitions;
        this.rowSecurity = rowSecurity;
        this.clock = clock;
    }

    /** @param issued false when the village was closed before and nothing has changed since */
    record Closing(Certificate certificate, boolean issued) {}

    @Transactional
    ClosureResponse closure(UUID campaignId, RegionCode village, Caller caller) {
        balances.beginSnapshot();
        Campaign campaign = campaigns.getFor(village, campaignId, caller);
        Balance balance = balances.draw(campaign, village.value());
        return new ClosureResponse(
                campaignId,
                village.value(),
                phases.phase(campaign, village),
                balance.right(),
                balance.roster(),
                balance.numbers(),
                balance.openPoints().stream().map(ClosureResponse.Point::from).toList(),
                certificates
                        .latest(campaignId, village.value())
                        .map(CertificateResponse::from)
                        .orElse(null));
    }

    @Transactional
    Certificate certificate(UUID campaignId, RegionCode village, Caller caller) {
        campaigns.getFor(village, campaignId, caller);
        rowSecurity.restrictTo(caller.scope());
        return certificates
                .latest(campaignId, village.value())
                .orElseThrow(() -> ClosureRefusals.notClosed(village.value()));
    }

    /** The snapshot is taken with the door shut already, so that each record is either in it or refused afterwards. */
    Closing close(UUID campaignId, RegionCode village, Caller caller) {
        caller.scope().requireCovers(village);
        return door.whileShut(village, () -> closeInOneOf(SNAPSHOTS, campaignId, village, caller));
    }

    private Closing closeInOneOf(int snapshots, UUID campaignId, RegionCode village, Caller caller) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> closeInSnapshot(campaignId, village, caller));
        } catch (RuntimeException exception) {
            if (snapshots > 1 && DatabaseException.isOvertaken(exception)) {
                return closeInOneOf(snapshots - 1, campaignId, village, caller);
            }
            throw exception;
        }
    }

    private Closing closeInSnapshot(UUID campaignId, RegionCode village, Caller caller) {
        balances.beginSnapshot();
        Campaign campaign = campaigns.getFor(village, campaignId, caller);
        VillagePhase phase = phases.phase(campaign, village);
        Optional<Certificate> earlier = certificates.latest(campaignId, village.value());
        if (phase == VillagePhase.CLOSED && earlier.isPresent() && earlier.get().supersededAt() == null) {
            return new Closing(earlier.get(), false);
        }
        if (phase == VillagePhase.PREPARED) {
            throw ClosureRefusals.notOpened(village.value());
        }
        List<Held> held = records.lock(campaignId, village.value());
        Balance balance = balances.draw(campaign, village.value());
        if (!balance.right()) {
            throw ClosureRefusals.notBalanced(campaignId, village.value(), balance.openPoints());
        }
        lock(held, caller);
        Certificate certificate = certificate(
                campaign, village, earlier.map(Certificate::edition).orElse(0) + 1, balance, locked(held), caller);
        certificates.issue(certificate);
        return new Closing(certificate, true);
    }

    private void lock(List<Held> held, Caller caller) {
        Set<UUID> confirmed = Set.copyOf(held.stream()
                .filter(record -> record.standing() && record.state().equals(VerificationState.COUNTY_CONFIRMED.name()))
                .map(Held::id)
                .toList());
        Set<UUID> moved = transitions
                .move(RecordStep.LOCK, confirmed, new Act(caller.subject(), caller.username(), "VILLAGE_CLOSED", null))
                .keySet();
        if (!moved.equals(confirmed)) {
            throw new IllegalStateException(
                    "Of %d confirmed records %d were locked".formatted(confirmed.size(), moved.size()));
        }
    }

    /** What is locked now: sorted, as they were read. */
    private static List<Held> locked(List<Held> held) {
        return held.stream()
                .filter(Held::standing)
                .filter(record -> record.state().equals(VerificationState.COUNTY_CONFIRMED.name())
                        || record.state().equals(VerificationState.LOCKED.name()))
                .toList();
    }

    private Certificate certificate(
            Campaign campaign, RegionCode village, int edition, Balance balance, List<Held> locked, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Certificate(
                UuidCreator.getTimeOrderedEpoch(),
                campaign.id(),
                campaign.name(),
                campaign.ruleSet(),
                village.value(),
                edition,
                balance.roster(),
                balance.numbers(),
                locked.stream().map(Held::id).toList(),
                digest(locked),
                caller.subject(),
                caller.username(),
                now,
                null,
                null);
    }

    static byte[] digest(List<Held> records) {
        MessageDigest digest = Sha256.start();
        for (Held record : records) {
            String line = "%s %s\n".formatted(record.id(), HexFormat.of().formatHex(record.digest()));
            digest.update(line.getBytes(StandardCharsets.US_ASCII));
        }
        return digest.digest();
    }
}
