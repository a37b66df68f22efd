package org.anju.verification.host.site;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.common.caller.Caller;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;
import org.anju.verification.watch.Subject;
import org.anju.verification.watch.WatchQueue;

@ApplicationScoped
class SiteService {

    private static final UUID FIRST = new UUID(0, 0);

    private final SiteRepository sites;
    private final WatchQueue watchQueue;
    private final RowSecurity rowSecurity;
    private final Clock clock;

    SiteService(SiteRepository sites, WatchQueue watchQueue, RowSecurity rowSecurity, Clock clock) {
        this.sites = sites;
        this.watchQueue = watchQueue;
        this.rowSecurity = rowSecurity;
        this.clock = clock;
    }

    /** What registering came to: the site, and whether it is new. */
    record Registration(SiteResponse site, boolean created) {}

    @Transactional
    Registration register(RegisterSiteRequest request, Caller caller) {
        caller.scope().requireCovers(request.village());
        requireVillage(request.village());
        rowSecurity.restrictTo(caller.scope());
        SiteResponse site = new SiteResponse(
                Objects.requireNonNullElseGet(request.id(), UuidCreator::getTimeOrderedEpoch),
                request.code(),
                request.name(),
                request.kind(),
                request.village(),
                request.safetyGrade(),
                request.position(),
                request.radius(),
                caller.username(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (sites.add(site, caller.subject())) {
            watchQueue.add(Subject.SITE, List.of(site.id()));
            return new Registration(site, true);
        }
        return sites.find(site.id())
                .filter(stored -> stored.tells(request))
                .map(stored -> new Registration(stored, false))
                .orElseThrow(() -> taken(request.code()));
    }

    /** @param cursor the last id of the page before, or null */
    @Transactional
    SitePage list(RegionCode region, SiteKind kind, String code, UUID cursor, int limit, Caller caller) {
        RegionScope counties = countiesOf(caller);
        counties.requireCovers(region);
        rowSecurity.restrictTo(counties);
        List<SiteResponse> found = sites.page(region, kind, code, Objects.requireNonNullElse(cursor, FIRST), limit + 1);
        if (found.size() <= limit) {
            return new SitePage(found, null);
        }
        return new SitePage(found.subList(0, limit), found.get(limit - 1).id());
    }

    @Transactional
    SiteResponse get(UUID id, Caller caller) {
        rowSecurity.restrictTo(countiesOf(caller));
        return sites.find(id).orElseThrow(() -> unknown(id));
    }

    /** A village's people may live at a site elsewhere in their county; a site is nobody's secret. */
    private static RegionScope countiesOf(Caller caller) {
        int county = RegionLevel.COUNTY.digits();
        return RegionScope.parse(caller.scope().prefixes().stream()
                .map(prefix -> prefix.substring(0, Math.min(county, prefix.length())))
                .distinct()
                .collect(Collectors.joining(",")));
    }

    private static void requireVillage(RegionCode village) {
        if (village.level() != RegionLevel.VILLAGE) {
            throw ProblemException.unprocessable(
                            "village-needed",
                            Text.of("A site lies in a village", "居住点须属于一个村"),
                            Text.of(
                                    "%s is not a village. Give all 12 digits of the village in which the site lies."
                                            .formatted(village),
                                    "%s不是村级区划。请填写居住点所在村的12位代码。".formatted(village)))
                    .violation("village", "a village's code", village.value());
        }
    }

    private static ProblemException unknown(UUID id) {
        return ProblemException.notFound(
                        "site-unknown",
                        Text.of("No such site", "没有该居住点"),
                        Text.of("There is no site %s in your counties.".formatted(id), "您所在的县内没有居住点%s。".formatted(id)))
                .violation("id", "a site of your counties", id.toString());
    }

    private static ProblemException taken(String code) {
        return ProblemException.conflict(
                        "site-taken",
                        Text.of("This id or code is taken", "该编号或代码已被使用"),
                        Text.of(
                                "Another site has the id or the code '%s'. GET /api/v1/sites lists the sites of your regions."
                                        .formatted(code),
                                "该编号或代码“%s”已属于另一居住点。可通过GET /api/v1/sites查看本区域居住点。".formatted(code)))
                .violation("code", "a code that no other site has", code);
    }
}
