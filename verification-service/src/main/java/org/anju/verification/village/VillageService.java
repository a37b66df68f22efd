package org.anju.verification.village;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.common.caller.Caller;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;
import org.anju.verification.campaign.Campaign;
import org.anju.verification.campaign.CampaignService;

@ApplicationScoped
class VillageService {

    private static final int MOST_PILOTS = 2;

    private final CampaignService campaigns;
    private final VillageStore villages;
    private final RowSecurity rowSecurity;
    private final Clock clock;

    VillageService(CampaignService campaigns, VillageStore villages, RowSecurity rowSecurity, Clock clock) {
        this.campaigns = campaigns;
        this.villages = villages;
        this.rowSecurity = rowSecurity;
        this.clock = clock;
    }

    @Transactional
    VillagePage list(UUID id, RegionCode region, VillagePhase phase, String cursor, int limit, Caller caller) {
        Campaign campaign = campaigns.get(id, caller);
        caller.scope().requireCovers(region);
        rowSecurity.restrictTo(caller.scope());
        List<VillageResponse> found = villages.page(campaign, region, phase, cursor, limit + 1);
        List<VillageResponse> page = found.subList(0, Math.min(limit, found.size()));
        return new VillagePage(page, found.size() > limit ? page.getLast().villageCode() : null);
    }

    @Transactional
    OpenVillagesResponse open(UUID id, OpenVillagesRequest request, Caller caller) {
        Campaign campaign = campaigns.open(id, request.regions(), request.pilot(), caller);
        // Pilots are counted within counties, of which the caller may have a part.
        rowSecurity.restrictTo(RegionScope.of(request.regions().stream()
                .map(region -> region.ancestor(RegionLevel.COUNTY))
                .toList()));
        if (request.pilot()) {
            requirePilots(id, request);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<VillagePhase, List<String>> before = villages.open(campaign, request, caller, now);
        return new OpenVillagesResponse(
                id,
                before.getOrDefault(VillagePhase.PREPARED, List.of()),
                before.getOrDefault(VillagePhase.PILOT, List.of()).size()
                        + before.getOrDefault(VillagePhase.OPEN, List.of()).size(),
                before.getOrDefault(VillagePhase.CLOSED, List.of()));
    }

    private void requirePilots(UUID campaign, OpenVillagesRequest request) {
        request.regions().stream()
                .filter(region -> region.level() != RegionLevel.VILLAGE)
                .findFirst()
                .ifPresent(region -> {
                    throw VillageRefusals.pilotNotVillage(region);
                });
        if (request.override()) {
            if (request.reason() == null || request.reason().isBlank()) {
                throw VillageRefusals.overrideWithoutReason();
            }
            return;
        }
        Map<String, List<String>> wanted = request.regions().stream()
                .distinct()
                .collect(Collectors.groupingBy(
                        VillageStore::county,
                        TreeMap::new,
                        Collectors.mapping(RegionCode::value, Collectors.toList())));
        Map<String, List<String>> others = villages.otherPilots(campaign, request.regions());
        wanted.forEach((county, pilots) -> {
            List<String> held = others.getOrDefault(county, List.of());
            if (held.size() + pilots.size() > MOST_PILOTS) {
                throw VillageRefusals.tooManyPilots(county, held, pilots);
            }
        });
    }
}
