package org.anju.verification.rectification.step;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.common.caller.Caller;
import org.anju.common.caller.Roles;
import org.anju.common.database.RowSecurity;
import org.anju.common.precondition.ExpectedVersion;
import org.anju.common.region.RegionLevel;
import org.anju.common.time.ChinaTime;
import org.anju.verification.campaign.CampaignService;
import org.anju.verification.rectification.Act;
import org.anju.verification.rectification.Problem;
import org.anju.verification.rectification.ProblemHouseholds;
import org.anju.verification.rectification.ProblemJournal;
import org.anju.verification.rectification.ProblemPhotos;
import org.anju.verification.rectification.ProblemRefusals;
import org.anju.verification.rectification.ProblemRepository;
import org.anju.verification.rectification.ProblemResponse;
import org.anju.verification.rectification.detection.SettlingRecords;
import org.anju.verification.rule.Mode;
import org.anju.verification.rule.RuleSet;

/** What people do about a problem, one after the other. */
@ApplicationScoped
@Transactional
class ProblemSteps {

    /** Whose modes may house somebody until the own home is safe. */
    private static final String PROVIDED = "PROVIDED_SAFE";

    private final ProblemRepository problems;
    private final ProblemHouseholds households;
    private final ProblemJournal journal;
    private final ProblemPhotos photos;
    private final RectificationEvidence evidence;
    private final SettlingRecords records;
    private final CampaignService campaigns;
    private final RowSecurity rowSecurity;
    private final Clock clock;

    ProblemSteps(
            ProblemRepository problems,
            ProblemHouseholds households,
            ProblemJournal journal,
            ProblemPhotos photos,
            RectificationEvidence evidence,
            SettlingRecords records,
            CampaignService campaigns,
            RowSecurity rowSecurity,
            Clock clock) {
        this.problems = problems;
        this.households = households;
        this.journal = journal;
        this.photos = photos;
        this.evidence = evidence;
        this.records = records;
        this.campaigns = campaigns;
        this.rowSecurity = rowSecurity;
        this.clock = clock;
    }

    ProblemResponse assign(UUID id, ExpectedVersion expected, AssignProblemRequest request, Caller caller) {
        Problem problem = lock(id, expected, caller);
        journal.write(problem, problem.assign(request.assignee(), request.dueOn(), act(caller, request.note())));
        return response(problem);
    }

    ProblemResponse plan(UUID id, ExpectedVersion expected, PlanProblemRequest request, Caller caller) {
        Problem problem = lock(id, expected, caller);
        requireLevel(problem, caller);
        if (request.interimMode() != null) {
            requireInterimMode(problem, request.interimMode());
        }
        journal.write(problem, problem.plan(request.plannedFor(), request.interimMode(), act(caller, request.plan())));
        return response(problem);
    }

    /** The photos are locked first and the problem after them, in the order of the consumer of photo events. */
    ProblemResponse rectify(UUID id, ExpectedVersion expected, RectifyProblemRequest request, Caller caller) {
        rowSecurity.restrictTo(caller.scope());
        UUID rectification = UuidCreator.getTimeOrderedEpoch();
        photos.claim(
                problems.get(id, caller.scope()),
                rectification,
                request.photosBefore(),
                request.photosAfter(),
                caller.scope());
        Problem problem = lock(id, expected, caller);
        journal.write(
                problem,
                problem.rectify(
                        rectification,
                        request.photosBefore().size(),
                        request.photosAfter().size(),
                        act(caller, request.note())));
        evidence.completeIfEvidenced(problem);
        return response(problem);
    }

    ProblemResponse verify(UUID id, ExpectedVersion expected, VerifyProblemRequest request, Caller caller) {
        Problem problem = lock(id, expected, caller);
        Act act = act(caller, request.note());
        if (!request.rectified()) {
            journal.write(problem, problem.reject(act));
            return response(problem);
        }
        if (request.verificationId() != null && !records.mayProve(request.verificationId(), problem)) {
            throw ProblemRefusals.recordShowsNothing(request.verificationId());
        }
        journal.write(problem, problem.reverify(request.verificationId(), act));
        return response(problem);
    }

    ProblemResponse close(UUID id, ExpectedVersion expected, CloseProblemRequest request, Caller caller) {
        Problem problem = lock(id, expected, caller);
        requireLevel(problem, caller);
        journal.write(problem, problem.close(act(caller, request.note())));
        return response(problem);
    }

    ProblemResponse reopen(UUID id, ExpectedVersion expected, ReopenProblemRequest request, Caller caller) {
        Problem problem = lockWithHousehold(id, expected, caller);
        journal.write(problem, problem.reopen(request.dueOn(), act(caller, request.note())));
        return response(problem);
    }

    /** The household first, in the order of whoever opens or closes problems with it. */
    private Problem lockWithHousehold(UUID id, ExpectedVersion expected, Caller caller) {
        rowSecurity.restrictTo(caller.scope());
        UUID household = problems.get(id, caller.scope()).found().householdId();
        households.lock(household);
        Problem problem = lock(id, expected, caller);
        households.requireOnRoster(household);
        return problem;
    }

    private Problem lock(UUID id, ExpectedVersion expected, Caller caller) {
        rowSecurity.restrictTo(caller.scope());
        Problem problem = problems.lock(id, caller.scope());
        expected.requireCurrent(problem.version());
        return problem;
    }

    private static void requireLevel(Problem problem, Caller caller) {
        if (problem.found().kind().closedBy() == RegionLevel.COUNTY && !caller.has(Roles.COUNTY_REVIEWER)) {
            throw ProblemRefusals.closedByCounty(problem.found().kind());
        }
    }

    private void requireInterimMode(Problem problem, String mode) {
        RuleSet rules =
                campaigns.rulesOf(campaigns.find(problem.found().campaignId()).orElseThrow());
        Set<String> known = rules.categories().stream()
                .filter(category -> category.code().equals(PROVIDED))
                .flatMap(category -> category.modes().stream())
                .map(Mode::code)
                .collect(Collectors.toSet());
        if (!known.contains(mode)) {
            throw ProblemRefusals.interimModeUnknown(mode, known);
        }
    }

    private ProblemResponse response(Problem problem) {
        return ProblemResponse.from(problem, ChinaTime.dayOf(clock.instant()));
    }

    private Act act(Caller caller, String note) {
        return Act.by(caller, clock.instant().truncatedTo(ChronoUnit.MICROS), note);
    }
}
