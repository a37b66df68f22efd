package org.anju.household.roster.finding;

import java.util.List;

/**
 * Something in a roster that is not as it should be.
 *
 * @param row as Excel numbers it, or null for a finding about a whole sheet or file
 * @param column as Excel names it, such as I
 * @param found masked when it is personal
 * @param arguments for the texts of the code
 */
public record Finding(
        FindingCode code, String sheet, Integer row, String column, String found, List<String> arguments) {

    public static Finding ofFile(FindingCode code) {
        return new Finding(code, null, null, null, null, List.of());
    }
}
