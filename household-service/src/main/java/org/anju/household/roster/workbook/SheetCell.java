package org.anju.household.roster.workbook;

import java.math.BigDecimal;
import org.dhatim.fastexcel.reader.Cell;

/**
 * A cell's content.
 *
 * @param text as it stands there; of a number, all its digits without an exponent
 */
public record SheetCell(Kind kind, String text) {

    public static final SheetCell EMPTY = new SheetCell(Kind.TEXT, "");

    /** More digits than a double holds: whoever reads such a number cannot know whether the last ones are true. */
    private static final int TRUSTED_DIGITS = 15;

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
        return kind == Kind.NUMBER && text.length() > TRUSTED_DIGITS;
    }
}
