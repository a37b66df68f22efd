package org.anju.verification.review.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.database.RowSecurity;
import org.anju.common.region.RegionCode;
import org.anju.verification.record.RecordFindings;
import org.anju.verification.record.Returned;
import org.anju.verification.record.ReturnedRecords;
import org.anju.verification.record.SituationVeil;
import org.anju.verification.record.StoredFinding;
import org.anju.verification.review.queue.QueueItem.Task;
import org.anju.verification.review.queue.QueueReader.Placed;

@ApplicationScoped
class QueueService {

    private static final QueueSummary.Ages NONE = new QueueSummary.Ages(0, 0, 0, 0);

    private final QueueReader queue;
    private final RecordFindings findings;
    private final ReturnedRecords returns;
    private final SituationVeil situations;
    private final RowSecurity rowSecurity;
    private final Clock clock;

    QueueService(
            QueueReader queue,
            RecordFindings findings,
            ReturnedRecords returns,
            SituationVeil situations,
            RowSecurity rowSecurity,
            Clock clock) {
        this.queue = queue;
        this.findings = findings;
        this.returns = returns;
        this.situations = situations;
        this.rowSecurity = rowSecurity;
        this.clock = clock;
    }

    @Transactional
    QueuePage page(QueueFilter filter, QueueCursor cursor, int limit, Caller caller) {
        caller.scope().requireCovers(filter.region());
        rowSecurity.restrictTo(caller.scope());
        if (situations.hides(filter.campaign(), filter.region().value(), filter.situation(), caller)) {
            return page(List.of(), limit, caller);
        }
        QueueCursor after = QueueCursor.of(cursor, filter.order());
        return page(queue.page(filter, after, limit + 1, clock.instant(), caller), limit, caller);
    }

    /** Returns that those who recorded them have not been shown for the given number of hours. */
    @Transactional
    QueuePage unseenReturns(UUID campaign, RegionCode region, int hours, QueueCursor cursor, int limit, Caller caller) {
        caller.scope().requireCovers(region);
        rowSecurity.restrictTo(caller.scope());
        QueueCursor after = QueueCursor.of(cursor, QueueOrder.OLDEST);
        Instant before = clock.instant().minus(hours, ChronoUnit.HOURS);
        return page(queue.unseenReturns(campaign, region, before, after, limit + 1, caller), limit, caller);
    }

    /** Confirmed records in which something was found that nobody has settled. */
    @Transactional
    QueuePage lateFindings(UUID campaign, RegionCode region, QueueCursor cursor, int limit, Caller caller) {
        caller.scope().requireCovers(region);
        rowSecurity.restrictTo(caller.scope());
        QueueCursor after = QueueCursor.of(cursor, QueueOrder.RISKIEST);
        return page(queue.lateFindings(campaign, region, after, limit + 1, caller), limit, caller);
    }

    private QueuePage page(List<Placed> found, int limit, Caller caller) {
        List<Placed> page = found.subList(0, Math.min(limit, found.size()));
        List<UUID> ids = page.stream().map(placed -> placed.item().id()).toList();
        Map<UUID, List<StoredFinding>> byRecord = findings.of(ids);
        List<UUID> sentBack = page.stream()
                .map(Placed::item)
                .filter(item -> item.task() == Task.CORRECT)
                .map(QueueItem::id)
                .toList();
        Map<UUID, Returned> returned = returns.show(sentBack, caller);
        return new QueuePage(
                page.stream()
                        .map(Placed::item)
                        .map(item -> item.with(byRecord.getOrDefault(item.id(), List.of()), returned.get(item.id())))
                        .toList(),
                found.size() > limit ? page.getLast().place().toString() : null);
    }

    @Transactional
    QueueSummary summary(UUID campaign, RegionCode region, Caller caller) {
        caller.scope().requireCovers(region);
        rowSecurity.restrictTo(caller.scope());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<QueueSummary.What, QueueSummary.Waiting> waiting = new EnumMap<>(QueueSummary.What.class);
        queue.waiting(campaign, region, now).forEach(kind -> waiting.put(kind.state(), kind));
        return new QueueSummary(
                campaign,
                region,
                now,
                Arrays.stream(QueueSummary.What.values())
                        .map(what -> waiting.getOrDefault(what, new QueueSummary.Waiting(what, 0, NONE, null)))
                        .toList());
    }
}
