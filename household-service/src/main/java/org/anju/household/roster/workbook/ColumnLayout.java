package org.anju.household.roster.workbook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dhatim.fastexcel.reader.Row;

/** Which column of a sheet holds what, learned from the lines of its header. */
final class ColumnLayout {

    /** A data cell may happen to read like a header; two in one row do not. */
    private static final int FEWEST_HEADERS = 2;

    private static final List<RosterColumn> REQUIRED =
            List.of(RosterColumn.HOUSEHOLD_NO, RosterColumn.HEAD_NAME, RosterColumn.ID_NUMBER);

    private final Map<RosterColumn, Integer> indexes = new EnumMap<>(RosterColumn.class);
    private final int[] fastIndexes = new int[RosterColumn.values().length];

    /** @return whether the row is a line of the header, and was taken in */
    boolean take(Row row) {
        Map<Integer, RosterColumn> headers = new TreeMap<>();
        for (int index = 0; index < row.getCellCount(); index++) {
            int column = index;
            RosterColumn.of(SheetRow.cellAt(row, index).text()).ifPresent(header -> headers.put(column, header));
        }
        if (headers.size() < FEWEST_HEADERS) {
            return false;
        }
        headers.forEach((index, header) -> indexes.putIfAbsent(header, index));
        Arrays.setAll(fastIndexes, ordinal -> indexes.getOrDefault(RosterColumn.values()[ordinal], -1));
        return true;
    }

    boolean isEmpty() {
        return indexes.isEmpty();
    }

    boolean has(RosterColumn column) {
        return indexes.containsKey(column);
    }

    /** Or -1. */
    int indexOf(RosterColumn column) {
        return fastIndexes[column.ordinal()];
    }

    String letterOf(RosterColumn column) {
        int index = indexOf(column);
        if (index < 0) {
            return null;
        }
        StringBuilder letters = new StringBuilder();
        for (int rest = index; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }

    List<RosterColumn> missing() {
        List<RosterColumn> missing =
                new ArrayList<>(REQUIRED.stream().filter(column -> !has(column)).toList());
        if (!has(RosterColumn.MEMBER_COUNT) && !has(RosterColumn.RELATION)) {
            missing.add(RosterColumn.MEMBER_COUNT);
        }
        if (!has(RosterColumn.VILLAGE) && !has(RosterColumn.REGION_CODE)) {
            missing.add(RosterColumn.VILLAGE);
        }
        return missing;
    }
}
