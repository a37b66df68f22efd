package org.anju.household.roster.row;

import java.util.List;
import org.anju.household.roster.finding.FindingCode;
import org.anju.household.roster.workbook.RosterColumn;

/** Where a row's household lives, or why that cannot be told. */
sealed interface Location {

    record Village(String code) implements Location {}

    /** @param column where the fault is */
    record Unclear(FindingCode code, RosterColumn column, List<String> arguments) implements Location {}
}
