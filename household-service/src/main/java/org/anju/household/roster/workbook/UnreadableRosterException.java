package org.anju.household.roster.workbook;

class UnreadableRosterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableRosterException(RuntimeException cause) {
        super(cause);
    }
}
