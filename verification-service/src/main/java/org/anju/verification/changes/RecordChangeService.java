package org.anju.verification.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import org.anju.common.caller.Caller;
import org.anju.common.database.RowSecurity;
import org.anju.common.feed.FeedCursor;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionCode;
import org.anju.verification.changes.RecordChangeRepository.Change;
import org.anju.verification.record.SituationVeil;

@ApplicationScoped
class RecordChangeService {

    private final RowSecurity rowSecurity;
    private final RecordChangeRepository changes;
    private final SituationVeil veil;

    RecordChangeService(RowSecurity rowSecurity, RecordChangeRepository changes, SituationVeil veil) {
        this.rowSecurity = rowSecurity;
        this.changes = changes;
        this.veil = veil;
    }

    /**
     * @param since null to read from the beginning
     * @param region null for all of the caller's regions
     */
    @Transactional
    RecordChangePage read(FeedCursor since, RegionCode region, int limit, Caller caller) {
        if (region != null) {
            caller.scope().requireCovers(region);
        }
        rowSecurity.restrictTo(caller.scope());
        FeedCursor after = Objects.requireNonNullElse(since, FeedCursor.START);
        long horizon = changes.horizon();
        requireWithin(horizon, after);
        List<Change> found = changes.findAfter(after, horizon, region, limit + 1);
        boolean more = found.size() > limit;
        List<Change> told = more ? found.subList(0, limit) : found;
        return new RecordChangePage(
                told.stream().map(Change::record).map(this::told).toList(),
                next(told, more, horizon).toString(),
                more);
    }

    private ChangedRecord told(ChangedRecord changed) {
        return new ChangedRecord(veil.told(changed.verification()), changed.stateSince());
    }

    /** At the end it stands at the horizon, so that readers of a small region do not walk over others' changes again. */
    private static FeedCursor next(List<Change> told, boolean more, long horizon) {
        return more ? told.getLast().cursor() : FeedCursor.before(horizon);
    }

    /** The horizon of a database never falls; that of one restored into another server begins anew. */
    private static void requireWithin(long horizon, FeedCursor cursor) {
        if (cursor.transaction() <= horizon) {
            return;
        }
        throw ProblemException.unprocessable(
                        "cursor-of-another-database",
                        Text.of("Read from the beginning once more", "请从头重新读取"),
                        Text.of(
                                "The cursor is ahead of all changes: the database has been restored since. Leave out since to read everything anew; records you hold already come with the version you know.",
                                "游标超前于全部变更:数据库此后曾被恢复。请不填since,从头读取;已有的记录会以相同版本号返回。"))
                .violation("since", "a cursor of this database", null);
    }
}
