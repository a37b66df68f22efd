package org.anju.verification.rectification.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.caller.Roles;
import org.anju.common.database.RowSecurity;
import org.anju.common.digest.Sha256;
import org.anju.common.time.ChinaTime;
import org.anju.verification.campaign.Campaign;
import org.anju.verification.campaign.CampaignService;
import org.anju.verification.rectification.Act;
import org.anju.verification.rectification.Found;
import org.anju.verification.rectification.Problem;
import org.anju.verification.rectification.ProblemHouseholds;
import org.anju.verification.rectification.ProblemJournal;
import org.anju.verification.rectification.ProblemOrigin;
import org.anju.verification.rectification.ProblemRefusals;
import org.anju.verification.rectification.ProblemRepository;
import org.anju.verification.rectification.ProblemResponse;
import org.anju.verification.rule.ProblemKind;

/** Opens what people find; the same request always comes to the same problem. */
@ApplicationScoped
class ReportedProblems {

    private final CampaignService campaigns;
    private final ProblemHouseholds households;
    private final ProblemRepository problems;
    private final ProblemJournal journal;
    private final RowSecurity rowSecurity;
    private final ObjectWriter writer;
    private final Clock clock;

    ReportedProblems(
            CampaignService campaigns,
            ProblemHouseholds households,
            ProblemRepository problems,
            ProblemJournal journal,
            RowSecurity rowSecurity,
            ObjectMapper json,
            Clock clock) {
        this.campaigns = campaigns;
        this.households = households;
        this.problems = problems;
        this.journal = journal;
        this.rowSecurity = rowSecurity;
        this.writer = json.writerFor(ReportProblemRequest.class);
        this.clock = clock;
    }

    /** What reporting came to: the problem, and whether it is new. */
    record Reported(ProblemResponse problem, boolean created) {}

    @Transactional
    Reported report(ReportProblemRequest request, Caller caller) {
        rowSecurity.restrictTo(caller.scope());
        String village = households
                .lock(request.householdId())
                .filter(caller.scope()::coversCode)
                .orElseThrow(() -> ProblemRefusals.householdUnknown(request.householdId()));
        UUID id = Objects.requireNonNullElseGet(request.id(), UuidCreator::getTimeOrderedEpoch);
        byte[] digest = digest(request);
        Optional<Problem> earlier = problems.findByIdOptional(id);
        if (earlier.isPresent()) {
            if (!earlier.get().isReportedBy(digest)) {
                throw ProblemRefusals.idTaken(id);
            }
            return new Reported(ProblemResponse.from(earlier.get(), ChinaTime.dayOf(clock.instant())), false);
        }
        households.requireOnRoster(request.householdId());
        requireCampaign(request, village);
        requireRecord(request);
        requireNoneOpen(request);
        Act act = Act.by(caller, clock.instant().truncatedTo(ChronoUnit.MICROS), request.note());
        LocalDate dueOn = Objects.requireNonNullElseGet(request.dueOn(), () -> ChinaTime.dayOf(act.at())
                .plusDays(request.kind().dueDays()));
        ProblemRefusals.requireDayNotPast("dueOn", dueOn, act);
        Problem problem = new Problem(id, found(request, village, digest, originOf(caller), act), dueOn);
        journal.write(problem, problem.opened(act));
        return new Reported(ProblemResponse.from(problem, ChinaTime.dayOf(act.at())), true);
    }

    private static Found found(
            ReportProblemRequest request, String village, byte[] digest, ProblemOrigin origin, Act act) {
        return new Found(
                request.campaignId(),
                request.householdId(),
                village,
                request.verificationId(),
                request.kind(),
                origin,
                null,
                act.note(),
                act.subject(),
                act.name(),
                act.at(),
                digest);
    }

    private static ProblemOrigin originOf(Caller caller) {
        return caller.has(Roles.VERIFIER) ? ProblemOrigin.VERIFIER : ProblemOrigin.REVIEWER;
    }

    private void requireCampaign(ReportProblemRequest request, String village) {
        Campaign campaign =
                campaigns.find(request.campaignId()).orElseThrow(() -> CampaignService.unknown(request.campaignId()));
        if (!campaign.scope().coversCode(village)) {
            throw ProblemRefusals.outsideCampaign(request.householdId(), request.campaignId());
        }
    }

    private void requireRecord(ReportProblemRequest request) {
        if (request.verificationId() != null
                && !households.hasRecord(request.householdId(), request.campaignId(), request.verificationId())) {
            throw ProblemRefusals.recordUnsuitable(request.verificationId());
        }
    }

    private void requireNoneOpen(ReportProblemRequest request) {
        if (request.kind() == ProblemKind.OTHER) {
            return;
        }
        problems.notClosed(request.campaignId(), request.householdId(), request.kind())
                .ifPresent(open -> {
                    throw ProblemRefusals.alreadyOpen(open);
                });
    }

    private byte[] digest(ReportProblemRequest request) {
        try {
            return Sha256.of(writer.writeValueAsBytes(request));
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException("A problem that was read cannot be written", exception);
        }
    }
}
