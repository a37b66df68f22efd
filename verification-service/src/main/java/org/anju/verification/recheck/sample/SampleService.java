package org.anju.verification.recheck.sample;

import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.SUPERVISOR;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.common.caller.Caller;
import org.anju.common.database.RowSecurity;
import org.anju.common.region.RegionCode;
import org.anju.verification.campaign.Campaign;
import org.anju.verification.campaign.CampaignService;
import org.anju.verification.recheck.RecheckLevel;
import org.anju.verification.recheck.RecheckParameters;
import org.anju.verification.recheck.RecheckRefusals;
import org.anju.verification.recheck.RequestDigest;
import org.anju.verification.recheck.draw.Draw;
import org.anju.verification.recheck.draw.Frame;
import org.anju.verification.recheck.draw.FrameRecord;
import org.anju.verification.recheck.sample.RiskWeights.Weighed;

/** Draws samples of records that are to be looked at again, and tells of them. */
@ApplicationScoped
@Transactional
public class SampleService {

    private static final Set<StratumKey> USUAL_STRATA = EnumSet.of(StratumKey.TOWNSHIP, StratumKey.CATEGORY);
    private static final int SEED_BYTES = 16;

    private final CampaignService campaigns;
    private final FrameSource source;
    private final SampleStore store;
    private final SampleDraws draws;
    private final RowSecurity rowSecurity;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SampleService(
            CampaignService campaigns,
            FrameSource source,
            SampleStore store,
            SampleDraws draws,
            RowSecurity rowSecurity,
            Clock clock) {
        this.campaigns = campaigns;
        this.source = source;
        this.store = store;
        this.draws = draws;
        this.rowSecurity = rowSecurity;
        this.clock = clock;
    }

    /** What drawing came to: the sample, and whether it is new. */
    record Creation(SampleResponse sample, boolean created) {}

    Creation create(CreateSampleRequest request, Caller caller) {
        caller.scope().requireCovers(request.region());
        requireLevel(request, caller);
        rowSecurity.restrictTo(caller.scope());
        String digest = digestOf(request);
        if (request.id() != null) {
            Optional<StoredSample> earlier = store.find(request.id());
            if (earlier.isPresent()) {
                return same(earlier.get(), digest);
            }
        }
        Campaign campaign =
                campaigns.find(request.campaignId()).orElseThrow(() -> CampaignService.unknown(request.campaignId()));
        if (!campaign.scope().covers(request.region())) {
            throw RecheckRefusals.regionOutsideCampaign(request.region(), request.campaignId());
        }
        RecheckParameters parameters = RecheckParameters.of(campaigns.rulesOf(campaign));
        BigDecimal share = shareOf(request, parameters);
        Set<StratumKey> strata = strataOf(request);
        List<FrameEntry> entries = frame(request, parameters, strata);
        Frame frame = Frame.of(entries.stream().map(FrameEntry::record).toList());
        StoredSample sample = new StoredSample(
                Objects.requireNonNullElseGet(request.id(), UuidCreator::getTimeOrderedEpoch),
                1,
                request.campaignId(),
                request.region(),
                request.level(),
                Objects.requireNonNullElseGet(request.seed(), this::newSeed),
                request.seed() != null,
                share,
                strata.stream().map(Enum::name).toList(),
                parameters,
                frame.size(),
                HexFormat.of().formatHex(frame.digest()),
                digest,
                SampleState.OPEN,
                caller.subject(),
                caller.username(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (!store.add(sample)) {
            // Sent twice at once, or taken by a region that the caller does not see.
            return same(
                    store.find(sample.id()).orElseThrow(() -> RecheckRefusals.idTaken("sample", sample.id())), digest);
        }
        store.addFrame(sample.id(), entries);
        draws.first(sample, Draw.firstSize(frame, share));
        return new Creation(response(sample), true);
    }

    SampleResponse get(UUID id, Caller caller) {
        return response(find(id, caller));
    }

    SamplePage list(UUID campaign, RegionCode region, UUID cursor, int limit, Caller caller) {
        caller.scope().requireCovers(region);
        rowSecurity.restrictTo(caller.scope());
        UUID after = cursor == null ? new UUID(0, 0) : cursor;
        List<StoredSample> found = store.page(campaign, region, after, limit + 1);
        List<StoredSample> page = found.subList(0, Math.min(limit, found.size()));
        return new SamplePage(
                page.stream().map(SampleResponse::listed).toList(),
                found.size() > limit ? page.getLast().id() : null);
    }

    FramePage frame(UUID id, UUID cursor, int limit, Caller caller) {
        find(id, caller);
        UUID after = cursor == null ? new UUID(0, 0) : cursor;
        List<FrameEntry> found = store.framePage(id, after, limit + 1);
        List<FrameEntry> page = found.subList(0, Math.min(limit, found.size()));
        return new FramePage(
                page.stream().map(FramePage.Item::from).toList(),
                found.size() > limit ? page.getLast().record().id() : null);
    }

    VerifyResponse verify(UUID id, Caller caller) {
        return draws.verify(find(id, caller));
    }

    /** Restricts the current transaction to the caller's regions, and finds a sample of them. */
    public StoredSample find(UUID id, Caller caller) {
        rowSecurity.restrictTo(caller.scope());
        return store.find(id)
                .filter(sample -> caller.scope().covers(sample.region()))
                .orElseThrow(() -> RecheckRefusals.sampleUnknown(id));
    }

    private SampleResponse response(StoredSample sample) {
        return SampleResponse.of(sample, store.rounds(sample.id()), store.strata(sample.id()));
    }

    private Creation same(StoredSample earlier, String digest) {
        if (!earlier.requestDigest().equals(digest)) {
            throw RecheckRefusals.idTaken("sample", earlier.id());
        }
        return new Creation(response(earlier), false);
    }

    private List<FrameEntry> frame(CreateSampleRequest request, RecheckParameters parameters, Set<StratumKey> strata) {
        List<Candidate> candidates = source.candidates(request.campaignId(), request.region());
        if (candidates.isEmpty()) {
            throw RecheckRefusals.nothingToDraw(request.region());
        }
        RiskWeights weights = new RiskWeights(parameters, candidates);
        return candidates.stream()
                .map(candidate -> entry(candidate, weights.weigh(candidate), strata))
                .toList();
    }

    private static FrameEntry entry(Candidate candidate, Weighed weighed, Set<StratumKey> strata) {
        String stratum = strata.stream().map(key -> key.of(candidate)).collect(Collectors.joining("/"));
        return new FrameEntry(
                new FrameRecord(candidate.verificationId(), stratum, weighed.weight(), weighed.mandatory()),
                candidate.householdId(),
                candidate.villageCode(),
                weighed.risks().stream().map(Enum::name).toList(),
                candidate.assuranceCategory(),
                candidate.submittedByName());
    }

    private static void requireLevel(CreateSampleRequest request, Caller caller) {
        RecheckLevel level = request.level();
        if (level == RecheckLevel.COUNTY && !caller.has(SUPERVISOR) && !caller.has(COUNTY_REVIEWER)) {
            throw RecheckRefusals.levelNotYours(level);
        }
        if (request.region().level().digits() > level.regions().digits()) {
            throw RecheckRefusals.regionTooSmall(request.region(), level);
        }
    }

    private static BigDecimal shareOf(CreateSampleRequest request, RecheckParameters parameters) {
        BigDecimal least = parameters.leastShare(request.level());
        if (request.share() == null) {
            return least;
        }
        if (request.share().compareTo(least) < 0) {
            throw RecheckRefusals.shareTooSmall(request.share(), least);
        }
        return request.share();
    }

    /** In the order of the keys, however they were sent. */
    private static Set<StratumKey> strataOf(CreateSampleRequest request) {
        return request.strata() == null ? USUAL_STRATA : EnumSet.copyOf(request.strata());
    }

    private static String digestOf(CreateSampleRequest request) {
        return RequestDigest.of(
                request.campaignId(),
                request.region(),
                request.level(),
                request.seed(),
                request.share() == null
                        ? null
                        : request.share().stripTrailingZeros().toPlainString(),
                strataOf(request));
    }

    private String newSeed() {
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        return HexFormat.of().formatHex(seed);
    }
}
