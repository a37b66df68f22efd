package org.anju.household.roster.work;

/** Another worker has taken the import over, because this one gave no sign of life for too long. */
class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
