package org.anju.household.roster.workbook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which column of a sheet holds what, learned from the lines of its header. */
final class ColumnLayout {

    /** A data cell may happen to read like a header; two in one row do not. */
    private static final int FEWEST_HEADERS = 2;

    private static final List<RosterColumn> REQUIRED =
            List.of(RosterColumn.HOUSEHOLD_NO, RosterColumn.HEAD_NAME, RosterColumn.ID_NUMBER);

    private static final List<RosterColumn> NUMBERS = List.of(RosterColumn.HOUSEHOLD_NO, RosterColumn.ID_NUMBER);

    /** What a person's columns are when they stand beside the head's. */
    private static final Map<RosterColumn, RosterColumn> OF_MEMBERS = Map.of(
            RosterColumn.HEAD_NAME, RosterColumn.MEMBER_NAME, RosterColumn.ID_NUMBER, RosterColumn.MEMBER_ID_NUMBER);

    private final Map<RosterColumn, Integer> indexes = new EnumMap<>(RosterColumn.class);
    private final int[] fastIndexes = new int[RosterColumn.values().length];
    /** The texts of the line above, each reaching to the right up to the next one, as merged cells do. */
    private List<String> groups = List.of();

    /** How many cells are a roster's headers; 0 when the row is none of a header. */
    static int countHeaders(RawRow row) {
        Map<Integer, RosterColumn> headers = new ColumnLayout().headersIn(row);
        return isForm(row) || headers.size() < FEWEST_HEADERS ? 0 : headers.size();
    }

    /** @return whether the row is a line of the header, and was taken in */
    boolean take(RawRow row) {
        Map<Integer, RosterColumn> headers = headersIn(row);
        boolean taken = isHeader(row, headers);
        if (taken) {
            headers.forEach(
                    (index, header) -> put(header, index, row.cell(index).text()));
            Arrays.setAll(fastIndexes, ordinal -> find(RosterColumn.values()[ordinal]));
        }
        groups = groupsOf(row);
        return taken;
    }

    /** Whether the row tells the header once more, as it does on a new page. */
    boolean repeats(RawRow row) {
        SheetCell head = row.cell(indexOf(RosterColumn.HEAD_NAME));
        if (!head.isBlank() && RosterColumn.of(head.text()).isEmpty()) {
            return false;
        }
        Map<Integer, RosterColumn> headers = headersIn(row);
        headers.entrySet().removeIf(header -> indexOf(header.getValue()) != header.getKey());
        return headers.size() >= FEWEST_HEADERS || (!headers.isEmpty() && hasNoKeys(row)) || isNumbering(row);
    }

    boolean isEmpty() {
        return indexes.isEmpty();
    }

    boolean has(RosterColumn column) {
        return indexOf(column) >= 0;
    }

    /** Or -1. */
    int indexOf(RosterColumn column) {
        return isEmpty() ? -1 : fastIndexes[column.ordinal()];
    }

    /** Whether neither number of a household can be there, for want of digits. Titles may have them: a year. */
    boolean namesNoHousehold(RawRow row) {
        String first = row.firstText();
        return NUMBERS.stream()
                .map(column -> Normalised.code(row.cell(indexOf(column)).text()))
                .allMatch(text -> text.equals(first) || text.chars().noneMatch(Character::isDigit));
    }

    /** Such as 乡镇: 吹麻滩镇 村: 方家村 above the header. */
    static boolean isForm(RawRow row) {
        for (int index = 0; index + 1 < row.cellCount(); index++) {
            String text = Normalised.text(row.cell(index).text());
            SheetCell next = row.cell(index + 1);
            if (text.endsWith(":")
                    && !next.isBlank()
                    && RosterColumn.of(next.text()).isEmpty()) {
                return true;
            }
        }
        return false;
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

    private boolean isHeader(RawRow row, Map<Integer, RosterColumn> headers) {
        if (isEmpty()) {
            return headers.size() >= FEWEST_HEADERS && !isForm(row);
        }
        return headers.size() >= FEWEST_HEADERS || (!headers.isEmpty() && hasNoKeys(row)) || isNumbering(row);
    }

    private Map<Integer, RosterColumn> headersIn(RawRow row) {
        Map<Integer, RosterColumn> headers = new TreeMap<>();
        for (int index = 0; index < row.cellCount(); index++) {
            int column = index;
            RosterColumn.of(row.cell(index).text()).ifPresent(header -> headers.put(column, inGroup(header, column)));
        }
        return headers;
    }

    /** 姓名 below 家庭成员信息 is not the head's. */
    private RosterColumn inGroup(RosterColumn header, int index) {
        boolean ofMembers = index < groups.size() && groups.get(index).contains("成员");
        return ofMembers ? OF_MEMBERS.getOrDefault(header, header) : header;
    }

    /** Of two columns for names, or for identity numbers, the one that does not say whose they are is the members'. */
    private void put(RosterColumn header, int index, String text) {
        Integer other = indexes.putIfAbsent(header, index);
        RosterColumn ofMembers = OF_MEMBERS.get(header);
        if (other == null || other == index || ofMembers == null) {
            return;
        }
        if (saysHead(text)) {
            indexes.put(header, index);
            indexes.putIfAbsent(ofMembers, other);
            return;
        }
        indexes.putIfAbsent(ofMembers, index);
    }

    private static boolean saysHead(String text) {
        String code = Normalised.code(text);
        return code.contains("户主") || code.contains("HEAD") || code.contains("HOUSEHOLDER");
    }

    /** In rosters with a row for each person, the head's own row has the head's name and number in the members' columns. */
    private int find(RosterColumn column) {
        Integer index = indexes.get(column);
        if (index == null && indexes.containsKey(RosterColumn.RELATION) && OF_MEMBERS.containsKey(column)) {
            index = indexes.get(OF_MEMBERS.get(column));
        }
        return index == null ? -1 : index;
    }

    /** Nothing stands where a household's number, head and identity number should, but headers. */
    private boolean hasNoKeys(RawRow row) {
        return REQUIRED.stream()
                .map(column -> row.cell(indexOf(column)))
                .allMatch(cell -> cell.isBlank() || RosterColumn.of(cell.text()).isPresent());
    }

    /** The columns' own numbers: 甲 乙 1 2 3, or (1) (2) (3). */
    private static boolean isNumbering(RawRow row) {
        int numbers = 0;
        for (int index = 0; index < row.cellCount(); index++) {
            String text = Normalised.code(row.cell(index).text());
            if (text.isEmpty()) {
                continue;
            }
            if (!text.matches("\\(?\\d{1,2}\\)?|[甲乙丙丁戊己庚辛]")) {
                return false;
            }
            numbers++;
        }
        return numbers > FEWEST_HEADERS;
    }

    private static List<String> groupsOf(RawRow row) {
        List<String> groups = new ArrayList<>();
        int texts = 0;
        String group = "";
        for (int index = 0; index < row.cellCount(); index++) {
            SheetCell cell = row.cell(index);
            if (!cell.isBlank()) {
                group = cell.text();
                texts++;
            }
            groups.add(group);
        }
        // A single text is the title of it all.
        return texts < 2 ? List.of() : groups;
    }
}
