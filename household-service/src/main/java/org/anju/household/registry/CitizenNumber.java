package org.anju.household.registry;

/** What two certificates of one person have in common. */
public final class CitizenNumber {

    private static final int DISABILITY = 20;
    private static final int CITIZEN = 18;

    private CitizenNumber() {}

    /** A disability certificate's number of 20 characters begins with the citizen's number. */
    public static String of(String idNumber) {
        return idNumber.length() == DISABILITY ? idNumber.substring(0, CITIZEN) : idNumber;
    }
}
