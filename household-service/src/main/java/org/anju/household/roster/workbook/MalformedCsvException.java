package org.anju.household.roster.workbook;

/** A csv whose quotation marks do not pair up, or whose bytes are no text. */
public final class MalformedCsvException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int row;

    /** Not with the cause: it may quote cells. */
    MalformedCsvException(int row) {
        super("Malformed csv, row " + row);
        this.row = row;
    }

    /** Where the trouble begins, or 0 when it is the whole file's. */
    public int row() {
        return row;
    }
}
