package org.anju.common.caller;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionCode;

/** The subtrees of regions that somebody may see. An empty scope sees nothing. */
public final class RegionScope {

    private static final RegionScope NOTHING = new RegionScope(List.of(), false);
    private static final RegionScope EVERYTHING = new RegionScope(List.of(), true);

    private final List<String> prefixes;
    private final boolean unbounded;

    private RegionScope(List<String> prefixes, boolean unbounded) {
        this.prefixes = prefixes;
        this.unbounded = unbounded;
    }

    public static RegionScope of(Collection<RegionCode> regions) {
        if (regions.isEmpty()) {
            return NOTHING;
        }
        return new RegionScope(
                regions.stream().map(RegionCode::prefix).distinct().sorted().toList(), false);
    }

    /** For the service's own work on behalf of nobody in particular, such as taking up events. */
    public static RegionScope everything() {
        return EVERYTHING;
    }

    /** The scope that {@link #asSetting} has written. */
    public static RegionScope parse(String setting) {
        if (setting.equals("*")) {
            return EVERYTHING;
        }
        return setting.isEmpty() ? NOTHING : new RegionScope(List.of(setting.split(",")), false);
    }

    /** What any of the given scopes covers. */
    public static RegionScope union(Collection<RegionScope> scopes) {
        if (scopes.stream().anyMatch(scope -> scope.unbounded)) {
            return EVERYTHING;
        }
        TreeSet<String> all = new TreeSet<>();
        scopes.forEach(scope -> all.addAll(scope.prefixes));
        return new RegionScope(List.copyOf(all), false);
    }

    public boolean covers(RegionCode region) {
        return coversCode(region.prefix());
    }

    /** As {@link #covers}, for a village code that is known to be well formed. */
    public boolean coversCode(String code) {
        if (unbounded) {
            return true;
        }
        for (String prefix : prefixes) {
            if (code.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    public void requireCovers(RegionCode region) {
        if (covers(region)) {
            return;
        }
        throw ProblemException.forbidden(
                        "region-out-of-scope",
                        Text.of("Outside your regions", "超出您的管辖区域"),
                        Text.of(
                                "Your account does not cover region %s. Use a region within %s."
                                        .formatted(region, prefixes),
                                "您的账号不包括区划%s。请使用%s范围内的区划。".formatted(region, prefixes)))
                .violation("region", "within " + prefixes, region.value());
    }

    /** Leading digits of the covered subtrees, sorted; empty also for the unbounded scope. */
    public List<String> prefixes() {
        return prefixes;
    }

    /** The form that row-level security policies read from the setting {@code anju.scope}. */
    public String asSetting() {
        return unbounded ? "*" : String.join(",", prefixes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RegionScope scope && unbounded == scope.unbounded && prefixes.equals(scope.prefixes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(prefixes, unbounded);
    }

    @Override
    public String toString() {
        return asSetting();
    }
}
