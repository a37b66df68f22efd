package org.anju.verification.rectification.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.database.RowSecurity;
import org.anju.common.region.RegionCode;
import org.anju.common.time.ChinaTime;
import org.anju.verification.rectification.Problem;
import org.anju.verification.rectification.ProblemPhotos;
import org.anju.verification.rectification.ProblemRepository;
import org.anju.verification.rectification.ProblemResponse;
import org.anju.verification.rectification.ProblemStepRepository;

/** 台账: what problems there are. */
@ApplicationScoped
@Transactional
class ProblemLedger {

    private final ProblemRepository problems;
    private final ProblemStepRepository steps;
    private final ProblemPhotos photos;
    private final ProblemSearch search;
    private final ProblemCounts counts;
    private final RowSecurity rowSecurity;
    private final Clock clock;

    ProblemLedger(
            ProblemRepository problems,
            ProblemStepRepository steps,
            ProblemPhotos photos,
            ProblemSearch search,
            ProblemCounts counts,
            RowSecurity rowSecurity,
            Clock clock) {
        this.problems = problems;
        this.steps = steps;
        this.photos = photos;
        this.search = search;
        this.counts = counts;
        this.rowSecurity = rowSecurity;
        this.clock = clock;
    }

    ProblemPage list(ProblemFilter filter, ProblemCursor cursor, int limit, Caller caller) {
        Collection<String> prefixes = restrict(filter.region(), caller);
        LocalDate today = today();
        ProblemCursor after = cursor == null ? ProblemCursor.START : cursor;
        List<ProblemResponse> found = search.page(filter, prefixes, today, after, limit + 1).stream()
                .map(problem -> ProblemResponse.from(problem, today))
                .toList();
        if (found.size() <= limit) {
            return new ProblemPage(found, null);
        }
        List<ProblemResponse> page = found.subList(0, limit);
        return new ProblemPage(page, ProblemCursor.after(page.getLast()).toString());
    }

    ProblemDetailResponse get(UUID id, Caller caller) {
        rowSecurity.restrictTo(caller.scope());
        Problem problem = problems.get(id, caller.scope());
        return ProblemDetailResponse.from(problem, today(), photos.of(id), steps.of(id));
    }

    ProblemSummaryResponse summary(RegionCode region, UUID campaign, SummaryBy by, Caller caller) {
        return ProblemSummaryResponse.of(counts.count(by, restrict(region, caller), campaign, today()));
    }

    /** @return leading digits of the subtrees asked for */
    private Collection<String> restrict(RegionCode region, Caller caller) {
        rowSecurity.restrictTo(caller.scope());
        if (region == null) {
            return caller.scope().prefixes();
        }
        caller.scope().requireCovers(region);
        return List.of(region.prefix());
    }

    private LocalDate today() {
        return ChinaTime.dayOf(clock.instant());
    }
}
