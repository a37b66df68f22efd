package org.anju.household.roster.workbook;

class UnreadableWorkbookException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableWorkbookException(RuntimeException cause) {
        super(cause);
    }
}
