package org.anju.household.regionchange;

/** A row that cannot be: which field, and why. */
class RowRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RegionFault fault;
    private final String field;
    private final String value;
    private final String argument;

    /** @param argument for the fault's texts, or null */
    RowRefusedException(RegionFault fault, String field, String value, String argument) {
        super(fault.slug());
        this.fault = fault;
        this.field = field;
        this.value = value;
        this.argument = argument;
    }

    RegionFinding inRow(int row) {
        return new RegionFinding(row, field, value, fault, argument);
    }
}
