package org.anju.household.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.database.RowSecurity;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;
import org.anju.common.time.ChinaTime;
import org.anju.household.history.HouseholdCountResponse.InRegion;
import org.anju.household.region.RecentRegions;
import org.anju.household.region.Region;
import org.anju.household.region.RegionService;

/** Tells how many households were to be verified, on any day and as known at any moment. */
@ApplicationScoped
@Transactional
class HouseholdCountService {

    private final CurrentCaller caller;
    private final RowSecurity rowSecurity;
    private final HistoryRepository history;
    private final RegionService regions;
    private final RecentRegions regionNames;

    HouseholdCountService(
            CurrentCaller caller,
            RowSecurity rowSecurity,
            HistoryRepository history,
            RegionService regions,
            RecentRegions regionNames) {
        this.caller = caller;
        this.rowSecurity = rowSecurity;
        this.history = history;
        this.regions = regions;
        this.regionNames = regionNames;
    }

    /**
     * @param region or null for all regions of the caller
     * @param asOf or null for today
     * @param knownAt or null for now
     * @param by or null for the sum alone
     */
    HouseholdCountResponse count(RegionCode region, LocalDate asOf, Instant knownAt, RegionLevel by) {
        rowSecurity.restrictTo(caller.scope());
        Collection<String> prefixes = prefixesOf(region);
        Instant now = history.settledNow();
        LocalDate day = asOf == null ? ChinaTime.dayOf(now) : asOf;
        Instant moment = knownAt == null ? now : knownAt;
        requirePast(day, moment, now);

        RegionLevel level = by == null ? RegionLevel.VILLAGE : by;
        Map<String, Long> counts = new TreeMap<>();
        prefixes.forEach(prefix -> history.count(prefix, level.digits(), day, moment)
                .forEach((code, households) -> counts.merge(code, households, Long::sum)));
        long sum = counts.values().stream().mapToLong(Long::longValue).sum();
        return new HouseholdCountResponse(region, day, moment, sum, by == null ? null : named(counts));
    }

    /** What is not over yet would be told otherwise later. */
    private static void requirePast(LocalDate day, Instant moment, Instant now) {
        if (day.isAfter(ChinaTime.dayOf(now))) {
            throw inFuture("asOf", "today at the latest", day.toString());
        }
        if (moment.isAfter(now)) {
            throw inFuture("knownAt", "now at the latest", moment.toString());
        }
    }

    private static ProblemException inFuture(String field, String expected, String found) {
        return ProblemException.badRequest(
                        "moment-in-future",
                        Text.of("That moment is still to come", "时间晚于现在"),
                        Text.of(
                                "The number of a future day is not known yet. Leave %s out for the present."
                                        .formatted(field),
                                "尚无法确定未来的户数。查询现在时请不填%s。".formatted(field)))
                .violation(field, expected, found);
    }

    private List<InRegion> named(Map<String, Long> counts) {
        Map<String, Region> known = regionNames.withAncestors(
                counts.keySet().stream().map(RegionCode::new).toList());
        return counts.entrySet().stream()
                .map(entry -> new InRegion(entry.getKey(), nameOf(known.get(entry.getKey())), entry.getValue()))
                .toList();
    }

    /** Null for a region that is no longer in the country's list. */
    private static String nameOf(Region region) {
        return region == null ? null : region.name();
    }

    private Collection<String> prefixesOf(RegionCode region) {
        if (region == null) {
            return caller.scope().prefixes();
        }
        caller.scope().requireCovers(region);
        return List.of(regions.find(region).code().prefix());
    }
}
