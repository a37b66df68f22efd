package org.anju.household.roster.row;

import org.anju.common.caller.RegionScope;
import org.anju.household.region.RegionNames;
import org.anju.household.registry.AssuranceMode;
import org.anju.household.registry.PovertyAttribute;
import org.anju.household.registry.PovertyStatus;
import org.anju.household.registry.RelationToHead;
import org.anju.household.roster.finding.FindingCode;
import org.anju.household.roster.finding.Findings;
import org.anju.household.roster.workbook.Normalised;
import org.anju.household.roster.workbook.RosterColumn;
import org.anju.household.roster.workbook.SheetRow;

/** Turns single rows into heads with their households, and into other members. */
final class RowReader {

    private static final Labels<AssuranceMode> MODES = new Labels<>(AssuranceMode.class, AssuranceMode::labels);
    private static final Labels<PovertyAttribute> ATTRIBUTES =
            new Labels<>(PovertyAttribute.class, PovertyAttribute::labels);
    private static final Labels<PovertyStatus> STATES = new Labels<>(PovertyStatus.class, PovertyStatus::labels);
    private static final Labels<RelationToHead> RELATIONS = new Labels<>(RelationToHead.class, RelationToHead::labels);

    private final RowCells cells;
    private final VillageDirectory villages;

    RowReader(RegionNames regions, RegionScope scope, Findings findings) {
        this.cells = new RowCells(findings);
        this.villages = new VillageDirectory(regions, scope);
    }

    /** Whoever stands in a row without a relation is the head. */
    RelationToHead relation(SheetRow row) {
        String text = Normalised.code(row.cell(RosterColumn.RELATION).text());
        if (text.isEmpty() || text.contains("户主")) {
            return RelationToHead.HEAD;
        }
        RelationToHead relation = RELATIONS.find(text);
        if (relation != null) {
            return relation;
        }
        cells.refuse(row, RosterColumn.RELATION, FindingCode.RELATION_UNKNOWN, RowCells.shortened(text));
        return RelationToHead.OTHER;
    }

    /** With parts that are null where the row is at fault; its members are none of this row's. */
    RosterRow household(SheetRow row, String householdNo) {
        return new RosterRow(
                row.sheet(),
                row.number(),
                householdNo,
                village(row),
                cells.text(row, RosterColumn.VILLAGER_GROUP, RowCells.LONGEST_NAME),
                cells.headName(row),
                cells.idNumber(row),
                cells.phone(row),
                cells.text(row, RosterColumn.ADDRESS, RowCells.LONGEST_TEXT),
                cells.text(row, RosterColumn.ETHNIC_GROUP, RowCells.LONGEST_NAME),
                cells.label(row, RosterColumn.POVERTY_ATTRIBUTE, ATTRIBUTES),
                cells.label(row, RosterColumn.POVERTY_STATUS, STATES),
                cells.label(row, RosterColumn.EXPECTED_MODE, MODES),
                cells.memberCount(row),
                null);
    }

    RosterMember member(SheetRow row, RelationToHead relation) {
        return new RosterMember(row.number(), cells.memberName(row), relation, cells.memberIdNumber(row));
    }

    String householdNo(SheetRow row) {
        return cells.householdNo(row);
    }

    void refuse(SheetRow row, RosterColumn column, FindingCode code) {
        cells.refuse(row, column, code, null);
    }

    private String village(SheetRow row) {
        VillageDirectory.Place place = new VillageDirectory.Place(
                Normalised.code(row.cell(RosterColumn.PREFECTURE).text()),
                Normalised.code(row.cell(RosterColumn.COUNTY).text()),
                Normalised.code(row.cell(RosterColumn.TOWNSHIP).text()),
                Normalised.code(row.cell(RosterColumn.VILLAGE).text()),
                Normalised.code(row.cell(RosterColumn.REGION_CODE).text()));
        if (place.village().isEmpty() && place.code().isEmpty()) {
            return cells.refuse(row, RosterColumn.VILLAGE, FindingCode.VALUE_MISSING, null);
        }
        return switch (villages.locate(place)) {
            case Location.Village village -> village.code();
            case Location.Unclear unclear -> refuse(row, unclear);
        };
    }

    private String refuse(SheetRow row, Location.Unclear unclear) {
        RosterColumn column = unclear.column();
        String found = Normalised.text(row.cell(column).text());
        return cells.refuse(
                row,
                column,
                unclear.code(),
                RowCells.shortened(found),
                unclear.arguments().toArray(String[]::new));
    }
}
