package org.anju.household.export;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.anju.common.fact.HouseholdFacts;
import org.anju.household.roster.workbook.RosterColumn;

/** The columns of a roster's table, under the headers that imports know. */
enum ExportColumn {
    REGION_CODE(RosterColumn.REGION_CODE.title(), row -> row.place().code()),
    PREFECTURE(RosterColumn.PREFECTURE.title(), row -> row.place().prefecture()),
    COUNTY(RosterColumn.COUNTY.title(), row -> row.place().county()),
    TOWNSHIP(RosterColumn.TOWNSHIP.title(), row -> row.place().township()),
    VILLAGE(RosterColumn.VILLAGE.title(), row -> row.place().village()),
    VILLAGER_GROUP(RosterColumn.VILLAGER_GROUP.title(), ExportedRow::villagerGroup),
    HOUSEHOLD_NO(RosterColumn.HOUSEHOLD_NO.title(), ExportedRow::householdNo),
    NAME(RosterColumn.HEAD_NAME.title(), ExportedRow::name),
    RELATION(RosterColumn.RELATION.title(), row -> row.relation().labels()[0]),
    ID_NUMBER(RosterColumn.ID_NUMBER.title(), ExportedRow::idNumberMasked),
    PHONE(RosterColumn.PHONE.title(), ExportedRow::phoneMasked),
    ETHNIC_GROUP(RosterColumn.ETHNIC_GROUP.title(), ExportedRow::ethnicGroup),
    MEMBER_COUNT(RosterColumn.MEMBER_COUNT.title(), ExportedRow::memberCount),
    POVERTY_ATTRIBUTE(
            RosterColumn.POVERTY_ATTRIBUTE.title(),
            row -> row.povertyAttribute() == null
                    ? null
                    : row.povertyAttribute().labels()[0]),
    POVERTY_STATUS(
            RosterColumn.POVERTY_STATUS.title(),
            row -> row.povertyStatus() == null ? null : row.povertyStatus().labels()[0]),
    EXPECTED_MODE(
            RosterColumn.EXPECTED_MODE.title(),
            row -> row.expectedMode() == null ? null : row.expectedMode().labels()[0]),
    ADDRESS(RosterColumn.ADDRESS.title(), row -> row.place().address()),
    STATUS("状态", row -> row.status() == HouseholdFacts.Status.ACTIVE ? "在册" : "已销户"),
    VERSION("版本号", ExportedRow::version);

    static final List<ExportColumn> ALL = List.of(values());

    private final String title;
    private final Function<ExportedRow, Object> value;

    ExportColumn(String title, Function<ExportedRow, Object> value) {
        this.title = title;
        this.value = value;
    }

    static List<String> titles() {
        return Arrays.stream(values()).map(column -> column.title).toList();
    }

    /** Text, a number, or null. */
    Object of(ExportedRow row) {
        return value.apply(row);
    }
}
