package org.anju.household.regionchange;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.anju.common.caller.Caller;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;
import org.anju.common.time.ChinaTime;
import org.anju.household.registry.ChangeKind;
import org.anju.household.registry.RecordedChange;

/** Does what single rows say, each on top of what the rows before it have done; or refuses, having done nothing. */
@ApplicationScoped
class RegionRows {

    private static final int LONGEST = 50;
    private static final Pattern CODE = Pattern.compile("[1-9]\\d{11}");

    private final RegionTable regions;
    private final HouseholdMove households;
    private final Clock clock;

    RegionRows(RegionTable regions, HouseholdMove households, Clock clock) {
        this.regions = regions;
        this.households = households;
        this.clock = clock;
    }

    /** @throws RowRefusedException when it cannot be */
    AppliedRow apply(int number, RegionImportRow row, UUID importId, Caller caller) {
        RegionAction action = action(row);
        return switch (action) {
            case ADD -> add(number, row);
            case RENAME -> rename(number, row);
            case MERGE -> merge(number, row, importId, caller);
            case RECODE -> recode(number, row, importId, caller);
            case CLOSE -> close(number, row);
            case ALIAS -> alias(number, row);
            case EXTERNAL_CODE -> externalCode(number, row);
        };
    }

    private AppliedRow add(int number, RegionImportRow row) {
        RegionCode code = code("code", row.code());
        String name = text("name", row.name());
        LocalDate validFrom = day("validFrom", row.validFrom());
        RegionCode parent = parentFor("code", code, validFrom);
        if (row.parent() != null && (parent == null || !row.parent().equals(parent.value()))) {
            throw refused(RegionFault.PARENT_UNFIT, "parent", row.parent(), String.valueOf(parent));
        }
        requireFree("code", code);
        regions.add(code, name, parent, validFrom);
        return applied(number, row, validFrom, null, name, List.of(code.value()), 0);
    }

    private AppliedRow rename(int number, RegionImportRow row) {
        KnownRegion region = current("code", row.code());
        String name = text("name", row.name());
        LocalDate day = day("validFrom", row.validFrom());
        requireThere("validFrom", row.validFrom(), day, region.validFrom());
        if (region.name().equals(name)) {
            throw refused(RegionFault.NAME_UNCHANGED, "name", name, null);
        }
        regions.addAlias(region.code(), region.name(), "FORMER_NAME");
        regions.rename(region.code(), name);
        return applied(number, row, day, region.name(), name, List.of(row.code()), 0);
    }

    private AppliedRow merge(int number, RegionImportRow row, UUID importId, Caller caller) {
        KnownRegion region = current("code", row.code());
        KnownRegion successor = current("successor", row.successor());
        if (successor.code().equals(region.code())) {
            throw refused(RegionFault.SUCCESSOR_ITSELF, "successor", row.successor(), null);
        }
        requireSameLevel("successor", successor.code(), region.code());
        LocalDate day = day("validTo", row.validTo());
        requireAfter("validTo", row.validTo(), day, region.validFrom());
        requireThere("validTo", row.validTo(), day, successor.validFrom());
        requireNothingBelow(region.code());
        regions.end(region.code(), day, successor.code());
        long moved = move(region.code(), successor.code(), day, importId, caller);
        return applied(number, row, day, row.code(), row.successor(), List.of(row.code()), moved);
    }

    private AppliedRow recode(int number, RegionImportRow row, UUID importId, Caller caller) {
        KnownRegion region = current("code", row.code());
        RegionCode newCode = code("newCode", row.newCode());
        requireSameLevel("newCode", newCode, region.code());
        LocalDate day = day("validFrom", row.validFrom());
        LocalDate latestStart = regions.latestStartWithin(region.code()).orElse(null);
        requireAfter("validFrom", row.validFrom(), day, latestStart);
        RegionCode parent = parentFor("newCode", newCode, day);
        requireFree("newCode", newCode);
        List<String> codes = regions.recode(region.code(), newCode, parent, day);
        long moved = move(region.code(), newCode, day, importId, caller);
        int digits = newCode.prefix().length();
        List<String> changed = codes.stream()
                .flatMap(code -> Stream.of(region.code().prefix() + code.substring(digits), code))
                .toList();
        return applied(number, row, day, row.code(), row.newCode(), changed, moved);
    }

    private AppliedRow close(int number, RegionImportRow row) {
        KnownRegion region = current("code", row.code());
        LocalDate day = day("validTo", row.validTo());
        requireAfter("validTo", row.validTo(), day, region.validFrom());
        requireNothingBelow(region.code());
        long active = households.countActive(region.code());
        if (active > 0) {
            throw refused(RegionFault.HOUSEHOLDS_WITHIN, "code", row.code(), Long.toString(active));
        }
        regions.end(region.code(), day, null);
        return applied(number, row, day, row.code(), null, List.of(row.code()), 0);
    }

    private AppliedRow alias(int number, RegionImportRow row) {
        KnownRegion region = known("code", row.code());
        String name = text("name", row.name());
        if (region.name().equals(name) || regions.hasAlias(region.code(), name)) {
            throw refused(RegionFault.ALIAS_KNOWN, "name", name, null);
        }
        regions.addAlias(region.code(), name, "LOCAL_NAME");
        return applied(number, row, today(), null, name, List.of(), 0);
    }

    private AppliedRow externalCode(int number, RegionImportRow row) {
        KnownRegion region = known("code", row.code());
        String system = text("system", row.system());
        String externalCode = text("externalCode", row.externalCode());
        regions.findByExternalCode(system, externalCode).ifPresent(taken -> {
            throw refused(RegionFault.EXTERNAL_CODE_TAKEN, "externalCode", externalCode, taken);
        });
        regions.addExternalCode(region.code(), system, externalCode);
        return applied(number, row, today(), null, system + " " + externalCode, List.of(), 0);
    }

    private long move(RegionCode from, RegionCode to, LocalDate day, UUID importId, Caller caller) {
        RecordedChange change = RecordedChange.by(caller, ChangeKind.CODE_CHANGED, day)
                .with(Map.of("regionImportId", importId, "from", from.value(), "to", to.value()));
        return households.move(from, to, change);
    }

    private static RegionAction action(RegionImportRow row) {
        if (row.action() == null) {
            throw refused(RegionFault.VALUE_MISSING, "action", null, null);
        }
        return Stream.of(RegionAction.values())
                .filter(action -> action.name().equals(row.action()))
                .findFirst()
                .orElseThrow(() -> refused(RegionFault.ACTION_UNKNOWN, "action", row.action(), null));
    }

    private static RegionCode code(String field, String value) {
        if (value == null) {
            throw refused(RegionFault.VALUE_MISSING, field, null, null);
        }
        if (!CODE.matcher(value).matches()) {
            throw refused(RegionFault.CODE_MALFORMED, field, value, null);
        }
        return new RegionCode(value);
    }

    private static String text(String field, String value) {
        if (value == null) {
            throw refused(RegionFault.VALUE_MISSING, field, null, null);
        }
        if (value.length() > LONGEST) {
            throw refused(RegionFault.VALUE_TOO_LONG, field, value, null);
        }
        return value;
    }

    private LocalDate day(String field, String value) {
        if (value == null) {
            throw refused(RegionFault.VALUE_MISSING, field, null, null);
        }
        LocalDate day = parsed(field, value);
        if (day.isAfter(today())) {
            throw refused(RegionFault.DATE_IN_FUTURE, field, value, today().toString());
        }
        return day;
    }

    private static LocalDate parsed(String field, String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException exception) {
            throw refused(RegionFault.DATE_MALFORMED, field, value, null);
        }
    }

    private KnownRegion known(String field, String value) {
        return regions.find(code(field, value))
                .orElseThrow(() -> refused(RegionFault.REGION_UNKNOWN, field, value, null));
    }

    private KnownRegion current(String field, String value) {
        KnownRegion region = known(field, value);
        if (region.validTo() != null) {
            throw refused(
                    RegionFault.REGION_ENDED, field, value, region.validTo().toString());
        }
        return region;
    }

    /** What holds the code by its leading digits, and must be there by that day; null for a province. */
    private RegionCode parentFor(String field, RegionCode code, LocalDate day) {
        if (code.level() == RegionLevel.PROVINCE) {
            return null;
        }
        RegionCode parent = code.ancestor(RegionLevel.values()[code.level().ordinal() - 1]);
        KnownRegion known = regions.find(parent)
                .orElseThrow(() -> refused(RegionFault.PARENT_UNFIT, field, code.value(), parent.value()));
        if (known.validTo() != null) {
            throw refused(
                    RegionFault.REGION_ENDED,
                    "parent",
                    parent.value(),
                    known.validTo().toString());
        }
        requireThere("validFrom", day.toString(), day, known.validFrom());
        return parent;
    }

    private void requireFree(String field, RegionCode code) {
        regions.findAnyWithin(code).ifPresent(taken -> {
            throw refused(RegionFault.CODE_TAKEN, field, code.value(), taken.name());
        });
    }

    private static void requireSameLevel(String field, RegionCode code, RegionCode other) {
        if (code.level() != other.level()) {
            throw refused(RegionFault.LEVEL_UNFIT, field, code.value(), other.value());
        }
    }

    /** @param start null for always */
    private static void requireThere(String field, String value, LocalDate day, LocalDate start) {
        if (start != null && day.isBefore(start)) {
            throw refused(
                    RegionFault.DATE_TOO_EARLY, field, value, start.minusDays(1).toString());
        }
    }

    /** A region is for one day at least. */
    private static void requireAfter(String field, String value, LocalDate day, LocalDate start) {
        requireThere(field, value, day, start == null ? null : start.plusDays(1));
    }

    private void requireNothingBelow(RegionCode code) {
        long below = regions.countChildren(code);
        if (below > 0) {
            throw refused(RegionFault.REGIONS_BELOW, "code", code.value(), Long.toString(below));
        }
    }

    private LocalDate today() {
        return ChinaTime.dayOf(clock.instant());
    }

    private static AppliedRow applied(
            int number,
            RegionImportRow row,
            LocalDate effectiveOn,
            String before,
            String after,
            List<String> changed,
            long householdsMoved) {
        return new AppliedRow(
                number,
                RegionAction.valueOf(row.action()),
                row.code(),
                effectiveOn,
                before,
                after,
                changed,
                householdsMoved);
    }

    private static RowRefusedException refused(RegionFault fault, String field, String value, String argument) {
        return new RowRefusedException(fault, field, value, argument);
    }
}
