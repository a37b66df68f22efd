package org.anju.household.event;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.problem.Violation;
import org.anju.household.roster.row.HouseholdNumber;
import org.anju.household.roster.row.IdentityNumber;
import org.anju.household.roster.row.PhoneNumber;
import org.anju.household.roster.workbook.Normalised;

/** Brings values of a request into the form in which rosters are stored, and gathers what is wrong with them. */
final class RequestCheck {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 200;
    private static final int MOST_PERSONS = 99;
    /** The registry of poor households begins with that year; earlier days are slips of the pen. */
    private static final LocalDate EARLIEST = LocalDate.of(2014, 1, 1);

    private static final Pattern PERSONAL = Pattern.compile("(?<!\\d)(\\d{17}[\\dXx]|1[3-9]\\d{9})(?!\\d)");

    private final LocalDate today;
    private final List<Violation> violations = new ArrayList<>();

    RequestCheck(LocalDate today) {
        this.today = today;
    }

    void refuse(String field, String expected) {
        refuse(field, expected, null);
    }

    void refuse(String field, String expected, String found) {
        violations.add(new Violation(field, expected, found));
    }

    void throwIfRefused() {
        if (!violations.isEmpty()) {
            throw refusal(violations);
        }
    }

    static ProblemException refusal(List<Violation> violations) {
        String fields = String.join(
                ", ", violations.stream().map(Violation::field).distinct().toList());
        ProblemException problem = ProblemException.unprocessable(
                "household-facts-invalid",
                Text.of("Some fields cannot be recorded", "部分字段无法登记"),
                Text.of("Correct these fields: " + fields + ".", "请更正以下字段:" + fields + "。"));
        violations.forEach(violation -> problem.violation(violation.field(), violation.message(), violation.found()));
        return problem;
    }

    <T> T needed(String field, T value) {
        if (value == null) {
            refuse(field, "is needed");
        }
        return value;
    }

    /** Null for an empty one. */
    String text(String field, String value) {
        return limited(field, value == null ? null : Normalised.text(value), LONGEST_TEXT);
    }

    String shortText(String field, String value) {
        return limited(field, value == null ? null : Normalised.text(value), LONGEST_NAME);
    }

    String name(String field, String value) {
        return needed(field, limited(field, value == null ? null : Normalised.name(value), LONGEST_NAME));
    }

    /** Free text that stays in the history: no place for numbers of persons. */
    String grounds(String field, String value) {
        String text = text(field, value);
        if (text != null && PERSONAL.matcher(text).find()) {
            refuse(field, "no identity or phone numbers");
        }
        return text;
    }

    String householdNo(String field, String value) {
        String number = value == null ? "" : Normalised.code(value);
        if (!HouseholdNumber.isValid(number)) {
            refuse(field, "1 to 40 letters, digits and hyphens");
        }
        return number;
    }

    /** Null stays null. */
    String idNumber(String field, String value) {
        if (value == null) {
            return null;
        }
        String number = Normalised.code(value);
        if (number.isEmpty() || IdentityNumber.wrongIn(number) != null) {
            refuse(
                    field,
                    "18 digits with a true date of birth and check digit (the last may be X),"
                            + " or the 20 of a disability certificate, or 15 of old");
        }
        return number;
    }

    /** Null for none. */
    String phone(String field, String value) {
        String phone = shortText(field, value);
        if (phone == null || PhoneNumber.saysNone(phone)) {
            return null;
        }
        String normal = PhoneNumber.normalised(phone);
        if (!PhoneNumber.isValid(normal)) {
            refuse(field, "7 to 20 digits, several numbers parted by a comma");
        }
        return normal;
    }

    int persons(String field, int value, int known) {
        if (value < known || value > MOST_PERSONS) {
            refuse(field, "%d to %d".formatted(known, MOST_PERSONS), Integer.toString(value));
        }
        return value;
    }

    LocalDate day(String field, LocalDate value) {
        if (needed(field, value) != null && (value.isAfter(today) || value.isBefore(EARLIEST))) {
            refuse(field, "%s to %s".formatted(EARLIEST, today), value.toString());
        }
        return value;
    }

    private String limited(String field, String text, int longest) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.length() > longest) {
            refuse(field, "at most %d characters".formatted(longest));
        }
        return text;
    }
}
