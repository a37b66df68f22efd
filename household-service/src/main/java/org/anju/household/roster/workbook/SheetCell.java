package org.anju.household.roster.workbook;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;

/**
 * A cell's content.
 *
 * @param text as it stands there; of a number, all its digits without an exponent, unless a csv holds no more than that
 */
public record SheetCell(Kind kind, String text) {

    public static final SheetCell EMPTY = new SheetCell(Kind.TEXT, "");

    /** More digits than a double holds: whoever reads such a number cannot know whether the last ones are true. */
    private static final int TRUSTED_DIGITS = 15;

    /** What Excel makes of long numbers when it saves a csv. */
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d(\\.\\d+)?E\\+\\d{1,3}");

    private static final Set<String> ERRORS =
            Set.of("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!");

    public enum Kind {
        TEXT,
        NUMBER,
        ERROR
    }

    static SheetCell from(Cell cell) {
        if (cell == null) {
            return EMPTY;
        }
        return switch (cell.getType()) {
            case EMPTY -> EMPTY;
            case ERROR -> new SheetCell(Kind.ERROR, String.valueOf(cell.getRawValue()));
            case STRING, NUMBER, BOOLEAN, FORMULA -> fromValue(cell.getValue());
        };
    }

    /** A csv knows texts only, though some of them stand for something else. */
    static SheetCell fromCsv(String field) {
        if (field.isEmpty()) {
            return EMPTY;
        }
        char first = field.charAt(0);
        if (first == '=' && field.length() > 2 && field.startsWith("=\"") && field.endsWith("\"")) {
            // How texts are kept from being taken for numbers: ="00123"
            return new SheetCell(
                    Kind.TEXT, field.substring(2, field.length() - 1).replace("\"\"", "\""));
        }
        if (first == '#' && ERRORS.contains(field.strip())) {
            return new SheetCell(Kind.ERROR, field.strip());
        }
        if (field.indexOf('+') > 0 && SCIENTIFIC.matcher(field.strip()).matches()) {
            return new SheetCell(Kind.NUMBER, field.strip());
        }
        return new SheetCell(Kind.TEXT, field);
    }

    private static SheetCell fromValue(Object value) {
        return switch (value) {
            case null -> EMPTY;
            case BigDecimal number ->
                new SheetCell(Kind.NUMBER, number.stripTrailingZeros().toPlainString());
            default -> new SheetCell(Kind.TEXT, value.toString());
        };
    }

    public boolean isBlank() {
        return text.isBlank();
    }

    public boolean hasLostDigits() {
        return kind == Kind.NUMBER && (text.length() > TRUSTED_DIGITS || text.indexOf('+') > 0);
    }
}
