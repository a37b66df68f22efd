package org.anju.household.roster.row;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anju.common.caller.RegionScope;
import org.anju.household.privacy.Masked;
import org.anju.household.region.RegionNames;
import org.anju.household.registry.AssuranceMode;
import org.anju.household.registry.PovertyAttribute;
import org.anju.household.registry.PovertyStatus;
import org.anju.household.roster.finding.Finding;
import org.anju.household.roster.finding.FindingCode;
import org.anju.household.roster.finding.Findings;
import org.anju.household.roster.workbook.Normalised;
import org.anju.household.roster.workbook.RosterColumn;
import org.anju.household.roster.workbook.SheetCell;
import org.anju.household.roster.workbook.SheetRow;

/** Turns rows of a sheet into households, and tells what is wrong with those that are none. */
public final class RowReader {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 200;
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d\\.\\d+E\\+?\\d+");
    private static final Pattern MEMBERS = Pattern.compile("([1-9]\\d?)人?");
    private static final Labels<AssuranceMode> MODES = new Labels<>(AssuranceMode.class, AssuranceMode::labels);
    private static final Labels<PovertyAttribute> ATTRIBUTES =
            new Labels<>(PovertyAttribute.class, PovertyAttribute::labels);
    private static final Labels<PovertyStatus> STATES = new Labels<>(PovertyStatus.class, PovertyStatus::labels);

    private final Findings findings;
    private final VillageDirectory villages;
    private final SequenceCheck sequence = new SequenceCheck();

    public RowReader(RegionNames regions, RegionScope scope, Findings findings) {
        this.findings = findings;
        this.villages = new VillageDirectory(regions, scope);
    }

    /** Empty for a row that is at fault, and for a member who is not the head. */
    public Optional<RosterRow> read(SheetRow row) {
        if (isMember(row)) {
            return Optional.empty();
        }
        sequence.check(row).ifPresent(findings::add);
        int errorsBefore = findings.errorCount();
        RosterRow read = new RosterRow(
                row.sheet(),
                row.number(),
                householdNo(row),
                village(row),
                text(row, RosterColumn.VILLAGER_GROUP, LONGEST_NAME),
                headName(row),
                idNumber(row),
                phone(row),
                text(row, RosterColumn.ADDRESS, LONGEST_TEXT),
                text(row, RosterColumn.ETHNIC_GROUP, LONGEST_NAME),
                label(row, RosterColumn.POVERTY_ATTRIBUTE, ATTRIBUTES),
                label(row, RosterColumn.POVERTY_STATUS, STATES),
                label(row, RosterColumn.EXPECTED_MODE, MODES),
                memberCount(row));
        return findings.errorCount() == errorsBefore ? Optional.of(read) : Optional.empty();
    }

    /** In rosters with a row for each person, household data stand in the head's row only. */
    private static boolean isMember(SheetRow row) {
        String relation = Normalised.code(row.cell(RosterColumn.RELATION).text());
        return !relation.isEmpty() && !relation.contains("户主") && !relation.equals("本人") && !relation.equals("01");
    }

    private String householdNo(SheetRow row) {
        RosterColumn column = RosterColumn.HOUSEHOLD_NO;
        SheetCell cell = row.cell(column);
        if (isMissing(row, column, cell)) {
            return null;
        }
        if (cell.hasLostDigits()) {
            return refuse(row, column, FindingCode.HOUSEHOLD_NUMBER_IS_NUMBER, cell.text());
        }
        String number = Normalised.code(cell.text());
        return HouseholdNumber.isValid(number)
                ? number
                : refuse(row, column, FindingCode.HOUSEHOLD_NUMBER_MALFORMED, shortened(number));
    }

    private IdentityNumber idNumber(SheetRow row) {
        RosterColumn column = RosterColumn.ID_NUMBER;
        SheetCell cell = row.cell(column);
        if (isMissing(row, column, cell)) {
            return null;
        }
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

    private String headName(SheetRow row) {
        RosterColumn column = RosterColumn.HEAD_NAME;
        SheetCell cell = row.cell(column);
        if (isMissing(row, column, cell)) {
            return null;
        }
        return notTooLong(row, column, Normalised.name(cell.text()), LONGEST_NAME);
    }

    private String phone(SheetRow row) {
        String phone = text(row, RosterColumn.PHONE, LONGEST_NAME);
        if (phone == null || PhoneNumber.saysNone(phone)) {
            return null;
        }
        String normal = PhoneNumber.normalised(phone);
        return PhoneNumber.isValid(normal)
                ? normal
                : refuse(row, RosterColumn.PHONE, FindingCode.PHONE_MALFORMED, Masked.phone(shortened(phone)));
    }

    private int memberCount(SheetRow row) {
        RosterColumn column = RosterColumn.MEMBER_COUNT;
        SheetCell cell = row.cell(column);
        if (isMissing(row, column, cell)) {
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

    private String village(SheetRow row) {
        VillageDirectory.Place place = new VillageDirectory.Place(
                Normalised.code(row.cell(RosterColumn.PREFECTURE).text()),
                Normalised.code(row.cell(RosterColumn.COUNTY).text()),
                Normalised.code(row.cell(RosterColumn.TOWNSHIP).text()),
                Normalised.code(row.cell(RosterColumn.VILLAGE).text()),
                Normalised.code(row.cell(RosterColumn.REGION_CODE).text()));
        if (place.village().isEmpty() && place.code().isEmpty()) {
            return refuse(row, RosterColumn.VILLAGE, FindingCode.VALUE_MISSING, null);
        }
        return switch (villages.locate(place)) {
            case Location.Village village -> village.code();
            case Location.Unclear unclear -> refuse(row, unclear);
        };
    }

    private <E extends Enum<E>> E label(SheetRow row, RosterColumn column, Labels<E> labels) {
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
    private String text(SheetRow row, RosterColumn column, int longest) {
        SheetCell cell = row.cell(column);
        if (cell.kind() == SheetCell.Kind.ERROR) {
            return refuse(row, column, FindingCode.CELL_IN_ERROR, cell.text());
        }
        String text = Normalised.text(cell.text());
        return text.isEmpty() ? null : notTooLong(row, column, text, longest);
    }

    private String notTooLong(SheetRow row, RosterColumn column, String text, int longest) {
        return text.length() <= longest
                ? text
                : refuse(row, column, FindingCode.VALUE_TOO_LONG, null, column.title(), Integer.toString(longest));
    }

    private boolean isMissing(SheetRow row, RosterColumn column, SheetCell cell) {
        if (cell.kind() == SheetCell.Kind.ERROR) {
            refuse(row, column, FindingCode.CELL_IN_ERROR, cell.text());
            return true;
        }
        if (cell.isBlank()) {
            refuse(row, column, FindingCode.VALUE_MISSING, null);
            return true;
        }
        return false;
    }

    /** Null, in place of the value that is not there. */
    private <T> T refuse(SheetRow row, RosterColumn column, FindingCode code, String found) {
        return refuse(row, column, code, found, column.title());
    }

    private <T> T refuse(SheetRow row, RosterColumn column, FindingCode code, String found, String... arguments) {
        findings.add(new Finding(code, row.sheet(), row.number(), row.letterOf(column), found, List.of(arguments)));
        return null;
    }

    private <T> T refuse(SheetRow row, Location.Unclear unclear) {
        RosterColumn column = unclear.column();
        String found = Normalised.text(row.cell(column).text());
        return refuse(
                row,
                column,
                unclear.code(),
                shortened(found),
                unclear.arguments().toArray(String[]::new));
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
