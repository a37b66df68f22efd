package org.anju.report.reading;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.time.ChinaTime;

/** Reads reports from the counts that the consumers keep. */
@ApplicationScoped
public class ReportService {

    private final ProgressReader reader;
    private final RowSecurity rowSecurity;
    private final Clock clock;

    ReportService(ProgressReader reader, RowSecurity rowSecurity, Clock clock) {
        this.reader = reader;
        this.rowSecurity = rowSecurity;
        this.clock = clock;
    }

    /** A campaign that nobody has worked on, or that does not exist, has no progress: campaigns are not known here. */
    @Transactional
    public ProgressReport progress(ProgressQuery query, RegionScope scope) {
        rowSecurity.restrictTo(scope);
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ChinaTime.ZONE);
        LocalDate today = now.toLocalDate();
        Map<String, Long> households =
                reader.households(query.region(), query.by().levelWithin(query.region()));
        return report(query, now, households, reader.counts(query, today));
    }

    static ProgressReport report(
            ProgressQuery query, OffsetDateTime now, Map<String, Long> households, List<ProgressCount> counts) {
        Map<String, Tally> tallies = new TreeMap<>();
        Tally total = new Tally();
        long ofRegion = households.values().stream().mapToLong(Long::longValue).sum();
        total.addHouseholds(ofRegion);
        if (query.by().isByRegion()) {
            households.forEach((code, number) -> tally(tallies, code).addHouseholds(number));
        }
        for (ProgressCount count : counts) {
            tally(tallies, count.key()).add(count);
            total.add(count);
        }
        if (!query.by().isByRegion()) {
            tallies.values().forEach(tally -> tally.addHouseholds(ofRegion));
        }
        List<ProgressRow> rows = new ArrayList<>();
        tallies.forEach((key, tally) -> rows.add(new ProgressRow(key, tally.numbers())));
        return new ProgressReport(
                query.campaign(), query.region().value(), query.by().parameter(), now, total.numbers(), rows);
    }

    private static Tally tally(Map<String, Tally> tallies, String key) {
        return tallies.computeIfAbsent(key, unused -> new Tally());
    }
}
