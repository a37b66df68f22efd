package org.anju.household.roster.intake;

/** Counts the rows of a worksheet while its XML passes by in pieces. */
final class RowCount {

    private static final byte[] START = {'<', 'r', 'o', 'w'};

    private int matched;
    private long rows;

    void take(byte[] bytes, int length) {
        for (int index = 0; index < length; index++) {
            byte next = bytes[index];
            if (matched == START.length) {
                if (next == ' ' || next == '>' || next == '/') {
                    rows++;
                }
                matched = 0;
            }
            if (next == START[matched]) {
                matched++;
                continue;
            }
            matched = next == '<' ? 1 : 0;
        }
    }

    long rows() {
        return rows;
    }
}
