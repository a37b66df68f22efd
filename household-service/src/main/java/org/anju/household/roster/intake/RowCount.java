package org.anju.household.roster.intake;

/** Counts the rows of a worksheet while its XML passes by in pieces. */
final class RowCount {

    private static final byte[] NAME = {'r', 'o', 'w'};
    /** Anything but the name of a start tag. */
    private static final int ELSEWHERE = -1;

    private int matched = ELSEWHERE;
    private long rows;

    void take(byte[] bytes, int length) {
        for (int index = 0; index < length; index++) {
            take(bytes[index]);
        }
    }

    private void take(byte next) {
        // Some libraries write <x:row>.
        if (next == '<' || (next == ':' && matched != ELSEWHERE)) {
            matched = 0;
            return;
        }
        if (matched == ELSEWHERE) {
            return;
        }
        if (matched == NAME.length && isNameEnd(next)) {
            rows++;
            matched = ELSEWHERE;
            return;
        }
        if (isNameEnd(next)) {
            matched = ELSEWHERE;
            return;
        }
        matched = matched < NAME.length && next == NAME[matched] ? matched + 1 : NAME.length + 1;
    }

    private static boolean isNameEnd(byte next) {
        return next == ' ' || next == '>' || next == '/' || next == '\n' || next == '\r' || next == '\t';
    }

    long rows() {
        return rows;
    }
}
