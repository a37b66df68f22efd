package org.anju.household.roster.row;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anju.household.privacy.Masked;
import org.anju.household.roster.finding.Finding;
import org.anju.household.roster.finding.FindingCode;
import org.anju.household.roster.finding.Findings;
import org.anju.household.roster.workbook.Normalised;
import org.anju.household.roster.workbook.RosterColumn;
import org.anju.household.roster.workbook.SheetCell;
import org.anju.household.roster.workbook.SheetRow;

/** Takes values out of cells, and tells what is wrong with those that hold none. A value at fault is read as null. */
final class RowCells {

    static final int LONGEST_NAME = 100;
    static final int LONGEST_TEXT = 200;

    private static final Pattern SCIENTIFIC = Pattern.compile("\\d\\.\\d+E\\+?\\d+");
    private static final Pattern MEMBERS = Pattern.compile("([1-9]\\d?)人?");

    private final Findings findings;

    RowCells(Findings findings) {
        this.findings = findings;
    }

    /** Null, without a finding, also for an empty cell: head and village may tell which household it is. */
    String householdNo(SheetRow row) {
        RosterColumn column = RosterColumn.HOUSEHOLD_NO;
        SheetCell cell = row.cell(column);
        if (isError(row, column, cell) || cell.isBlank()) {
            return null;
        }
        if (cell.hasLostDigits()) {
            return refuse(row, column, FindingCode.HOUSEHOLD_NUMBER_IS_NUMBER, cell.text());
        }
        String number = Normalised.code(cell.text());
        if (SCIENTIFIC.matcher(number).matches()) {
            return refuse(row, column, FindingCode.HOUSEHOLD_NUMBER_IS_NUMBER, shortened(number));
        }
        return HouseholdNumber.isValid(number)
                ? number
                : refuse(row, column, FindingCode.HOUSEHOLD_NUMBER_MALFORMED, shortened(number));
    }

    IdentityNumber idNumber(SheetRow row) {
        RosterColumn column = RosterColumn.ID_NUMBER;
        SheetCell cell = row.cell(column);
        if (isMissing(row, column, cell)) {
            return null;
        }
        return idNumber(row, column, cell);
    }

    /** Null, with a warning only, for a person who has none yet. */
    IdentityNumber memberIdNumber(SheetRow row) {
        RosterColumn column =
                row.has(RosterColumn.MEMBER_ID_NUMBER) ? RosterColumn.MEMBER_ID_NUMBER : RosterColumn.ID_NUMBER;
        SheetCell cell = row.cell(column);
        if (cell.isBlank()) {
            return refuse(row, column, FindingCode.MEMBER_IDENTITY_NUMBER_MISSING, null);
        }
        return isError(row, column, cell) ? null : idNumber(row, column, cell);
    }

    private IdentityNumber idNumber(SheetRow row, RosterColumn column, SheetCell cell) {
        String number = Normalised.code(cell.text());
        if (cell.kind() == SheetCell.Kind.NUMBER || SCIENTIFIC.matcher(number).matches()) {
            return refuse(row, column, FindingCode.IDENTITY_NUMBER_IS_NUMBER, Masked.idNumber(number));
        }
        FindingCode wrong = IdentityNumber.wrongIn(number);
        if (wrong != null) {
            return refuse(row, column, wrong, Masked.idNumber(shortened(number)));
        }
        IdentityNumber idNumber = new IdentityNumber(number);
        if (idNumber.isLegacy()) {
            refuse(row, column, FindingCode.IDENTITY_NUMBER_LEGACY, Masked.idNumber(number));
        }
        return idNumber;
    }

    String headName(SheetRow row) {
        return name(row, RosterColumn.HEAD_NAME);
    }

    /** Some rosters have a column for the head and another for the person of the row. */
    String memberName(SheetRow row) {
        return name(row, row.has(RosterColumn.MEMBER_NAME) ? RosterColumn.MEMBER_NAME : RosterColumn.HEAD_NAME);
    }

    private String name(SheetRow row, RosterColumn column) {
        SheetCell cell = row.cell(column);
        if (isMissing(row, column, cell)) {
            return null;
        }
        return notTooLong(row, column, Normalised.name(cell.text()), LONGEST_NAME);
    }

    String phone(SheetRow row) {
        String phone = text(row, RosterColumn.PHONE, LONGEST_NAME);
        if (phone == null || PhoneNumber.saysNone(phone)) {
            return null;
        }
        String normal = PhoneNumber.normalised(phone);
        return PhoneNumber.isValid(normal)
                ? normal
                : refuse(row, RosterColumn.PHONE, FindingCode.PHONE_MALFORMED, Masked.phone(shortened(phone)));
    }

    /** Zero where the persons' own rows tell, and for a value at fault. */
    int memberCount(SheetRow row) {
        RosterColumn column = RosterColumn.MEMBER_COUNT;
        SheetCell cell = row.cell(column);
        boolean personsAreTold = row.has(RosterColumn.RELATION);
        if ((personsAreTold && cell.isBlank()) || isMissing(row, column, cell)) {
            return 0;
        }
        String count = Normalised.code(cell.text());
        Matcher members = MEMBERS.matcher(count);
        if (!members.matches()) {
            refuse(row, column, FindingCode.MEMBER_COUNT_MALFORMED, shortened(count));
            return 0;
        }
        return Integer.parseInt(members.group(1));
    }

    <E extends Enum<E>> E label(SheetRow row, RosterColumn column, Labels<E> labels) {
        String text = text(row, column, LONGEST_NAME);
        if (text == null) {
            return null;
        }
        E value = labels.find(text);
        return value == null
                ? refuse(row, column, FindingCode.LABEL_UNKNOWN, text, column.title(), labels.usual())
                : value;
    }

    /** Null for an empty cell. */
    String text(SheetRow row, RosterColumn column, int longest) {
        SheetCell cell = row.cell(column);
        if (isError(row, column, cell)) {
            return null;
        }
        String text = Normalised.text(cell.text());
        return text.isEmpty() ? null : notTooLong(row, column, text, longest);
    }

    private String notTooLong(SheetRow row, RosterColumn column, String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : refuse(row, column, FindingCode.VALUE_TOO_LONG, null, column.title(), Integer.toString(longest));
    }

    private boolean isMissing(SheetRow row, RosterColumn column, SheetCell cell) {
        if (isError(row, column, cell)) {
            return true;
        }
        if (cell.isBlank()) {
            refuse(row, column, FindingCode.VALUE_MISSING, null);
            return true;
        }
        return false;
    }

    private boolean isError(SheetRow row, RosterColumn column, SheetCell cell) {
        if (cell.kind() != SheetCell.Kind.ERROR) {
            return false;
        }
        refuse(row, column, FindingCode.CELL_IN_ERROR, cell.text());
        return true;
    }

    /** Null, in place of the value that is not there. */
    <T> T refuse(SheetRow row, RosterColumn column, FindingCode code, String found) {
        return refuse(row, column, code, found, column.title());
    }

    <T> T refuse(SheetRow row, RosterColumn column, FindingCode code, String found, String... arguments) {
        findings.add(new Finding(code, row.sheet(), row.number(), row.letterOf(column), found, List.of(arguments)));
        return null;
    }

    static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
