package org.anju.household.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.database.RowSecurity;
import org.anju.common.feed.FeedCursor;
import org.anju.household.changes.ChangeFeedRepository.Change;
import org.anju.household.page.PageLimit;

@ApplicationScoped
@Transactional
class ChangeFeedService {

    private final CurrentCaller caller;
    private final RowSecurity rowSecurity;
    private final ChangeFeedRepository changes;

    ChangeFeedService(CurrentCaller caller, RowSecurity rowSecurity, ChangeFeedRepository changes) {
        this.caller = caller;
        this.rowSecurity = rowSecurity;
        this.changes = changes;
    }

    /** @param since or null to read from the beginning */
    ChangePage read(FeedCursor since, PageLimit limit) {
        rowSecurity.restrictTo(caller.scope());
        FeedCursor after = Objects.requireNonNullElse(since, FeedCursor.START);
        List<Change> found = changes.findAfter(after, limit.value() + 1);
        boolean more = found.size() > limit.value();
        List<Change> told = more ? found.subList(0, limit.value()) : found;
        FeedCursor next = told.isEmpty() ? after : told.getLast().cursor();
        return new ChangePage(told.stream().map(Change::household).toList(), next.toString(), more);
    }
}
