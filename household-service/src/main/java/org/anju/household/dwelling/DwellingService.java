package org.anju.household.dwelling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.database.RowSecurity;
import org.anju.common.precondition.ExpectedVersion;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;
import org.anju.household.dwelling.safety.AppraiseDwellingRequest;
import org.anju.household.page.Page;
import org.anju.household.page.PageLimit;
import org.anju.household.privacy.FieldCipher;
import org.anju.household.privacy.FieldSealer;
import org.anju.household.region.RecentRegions;
import org.anju.household.region.Region;
import org.anju.household.region.RegionService;

@ApplicationScoped
@Transactional
class DwellingService {

    private final CurrentCaller caller;
    private final RowSecurity rowSecurity;
    private final DwellingRepository dwellings;
    private final DwellingHistory history;
    private final RegionService regions;
    private final RecentRegions regionNames;
    private final FieldCipher cipher;
    private final Clock clock;

    DwellingService(
            CurrentCaller caller,
            RowSecurity rowSecurity,
            DwellingRepository dwellings,
            DwellingHistory history,
            RegionService regions,
            RecentRegions regionNames,
            FieldCipher cipher,
            Clock clock) {
        this.caller = caller;
        this.rowSecurity = rowSecurity;
        this.dwellings = dwellings;
        this.history = history;
        this.regions = regions;
        this.regionNames = regionNames;
        this.cipher = cipher;
        this.clock = clock;
    }

    record Recorded(DwellingResponse dwelling, boolean created) {}

    /** Recorded once, however often it is sent under the same id. */
    Recorded record(RegisterDwellingRequest request) {
        requireVillage(request.villageCode());
        rowSecurity.restrictTo(caller.scope());
        FieldSealer sealer = cipher.sealer();
        byte[] digest = sealer.digestOf(request.toString());
        Optional<Dwelling> known = request.id() == null ? Optional.empty() : findAlone(request.id());
        if (known.isPresent()) {
            if (!known.get().wasRecordedBy(digest)) {
                throw DwellingRefusals.idTaken(request.id());
            }
            return new Recorded(toResponse(known.get()), false);
        }
        Dwelling dwelling = Dwelling.record(
                request.id() == null ? dwellings.newId() : request.id(),
                request.villageCode(),
                request.description(),
                digest,
                sealer,
                caller.get(),
                clock.instant());
        dwellings.write(dwelling);
        return new Recorded(toResponse(dwelling), true);
    }

    private Optional<Dwelling> findAlone(UUID id) {
        dwellings.waitForTurn(id);
        return dwellings.findByIdOptional(id);
    }

    private void requireVillage(RegionCode village) {
        if (village.level() != RegionLevel.VILLAGE) {
            throw DwellingRefusals.notVillage(village);
        }
        caller.scope().requireCovers(village);
        regions.find(village);
    }

    DwellingResponse get(UUID id) {
        rowSecurity.restrictTo(caller.scope());
        return toResponse(visible(dwellings.findByIdOptional(id), id));
    }

    Page<DwellingResponse> list(DwellingFilter filter, DwellingCursor cursor, PageLimit limit) {
        rowSecurity.restrictTo(caller.scope());
        Collection<String> prefixes = regions.prefixes(caller.scope(), filter.region());
        if (prefixes.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        DwellingCursor after = cursor == null ? DwellingCursor.START : cursor;
        return Page.of(
                dwellings.findPage(prefixes, filter, after, limit.value() + 1),
                limit,
                this::toResponses,
                last -> DwellingCursor.after(last).toString());
    }

    DwellingResponse correct(UUID id, ExpectedVersion expected, ChangeDwellingRequest request) {
        Dwelling dwelling = lock(id, expected);
        dwelling.correct(request, cipher.sealer(), caller.get(), clock.instant());
        dwellings.write(dwelling);
        return toResponse(dwelling);
    }

    DwellingResponse appraise(UUID id, ExpectedVersion expected, AppraiseDwellingRequest request) {
        Dwelling dwelling = lock(id, expected);
        dwelling.appraise(request.toAppraisal(), caller.get(), clock.instant());
        dwellings.write(dwelling);
        return toResponse(dwelling);
    }

    List<DwellingChangeResponse> history(UUID id) {
        rowSecurity.restrictTo(caller.scope());
        visible(dwellings.findByIdOptional(id), id);
        return history.of(id);
    }

    private Dwelling lock(UUID id, ExpectedVersion expected) {
        rowSecurity.restrictTo(caller.scope());
        Dwelling dwelling = visible(dwellings.lock(id), id);
        expected.requireCurrent(dwelling.version());
        return dwelling;
    }

    private Dwelling visible(Optional<Dwelling> found, UUID id) {
        return found.filter(dwelling -> caller.scope().covers(dwelling.village()))
                .orElseThrow(() -> new DwellingNotFound(id));
    }

    private DwellingResponse toResponse(Dwelling dwelling) {
        return toResponses(List.of(dwelling)).getFirst();
    }

    private List<DwellingResponse> toResponses(List<Dwelling> found) {
        Map<String, Region> known = regionNames.withAncestors(
                found.stream().map(Dwelling::village).distinct().toList());
        FieldSealer sealer = cipher.sealer();
        return found.stream()
                .map(dwelling -> DwellingResponse.from(dwelling, known, sealer))
                .toList();
    }
}
