package org.anju.household.export;

/** Where a village lies; a name that is not known is empty. */
record Place(String code, String prefecture, String county, String township, String village) {

    private static final int TOWNSHIP_DIGITS = 9;

    String townshipCode() {
        return code.substring(0, TOWNSHIP_DIGITS);
    }

    /** As far as an address may be told. */
    String address() {
        return prefecture + county + township + village;
    }
}
