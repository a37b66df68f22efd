package org.anju.household.roster.row;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.anju.household.roster.finding.Finding;
import org.anju.household.roster.finding.FindingCode;
import org.anju.household.roster.workbook.Normalised;
import org.anju.household.roster.workbook.RosterColumn;
import org.anju.household.roster.workbook.SheetRow;

/** Notices jumps in the numbering of a sheet's rows, which may mean that a household was deleted by accident. */
final class SequenceCheck {

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,6}");

    private String sheet;
    private int last;

    Optional<Finding> check(SheetRow row) {
        String text = Normalised.code(row.cell(RosterColumn.SEQUENCE).text());
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(text);
        boolean jumps = row.sheet().equals(sheet) && number > last + 1;
        int before = last;
        sheet = row.sheet();
        last = number;
        return jumps
                ? Optional.of(new Finding(
                        FindingCode.SEQUENCE_GAP,
                        row.sheet(),
                        row.number(),
                        row.letterOf(RosterColumn.SEQUENCE),
                        text,
                        List.of(Integer.toString(before), text)))
                : Optional.empty();
    }
}
