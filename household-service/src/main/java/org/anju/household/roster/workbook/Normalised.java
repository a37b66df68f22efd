package org.anju.household.roster.workbook;

import java.util.Locale;

/** Cell texts freed from the habits of typing: full-width letters, leading apostrophes, stray spaces. */
public final class Normalised {

    private static final char FULL_WIDTH_FIRST = '\uFF01';
    private static final char FULL_WIDTH_LAST = '\uFF5E';
    private static final int FULL_WIDTH_SHIFT = FULL_WIDTH_FIRST - '!';
    private static final String APOSTROPHES = "'‘’`";
    /** The dots that stand for · in names of minorities. */
    private static final String NAME_DOTS = "•・\uFF65‧∙⋅●.";

    private Normalised() {}

    /** ASCII instead of full-width forms, single spaces inside, none at the ends. */
    public static String text(String raw) {
        if (isPlain(raw)) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length());
        boolean gap = false;
        for (int index = 0; index < raw.length(); index++) {
            char character = toAscii(raw.charAt(index));
            if (isSpace(character)) {
                gap = !text.isEmpty();
                continue;
            }
            if (isInvisible(character) || (text.isEmpty() && APOSTROPHES.indexOf(character) >= 0)) {
                continue;
            }
            if (gap) {
                text.append(' ');
                gap = false;
            }
            text.append(character);
        }
        return text.toString();
    }

    /** As {@link #text}, without any space, in capitals: for numbers and headers. */
    public static String code(String raw) {
        String text = text(raw);
        String dense = text.indexOf(' ') < 0 ? text : text.replace(" ", "");
        return dense.toUpperCase(Locale.ROOT);
    }

    /** As {@link #text}; names in Chinese characters have no spaces, and one kind of dot. */
    public static String name(String raw) {
        String text = text(raw);
        if (text.codePoints().noneMatch(Character::isIdeographic)) {
            return text;
        }
        StringBuilder name = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character != ' ') {
                name.append(NAME_DOTS.indexOf(character) >= 0 ? '·' : character);
            }
        }
        return name.toString();
    }

    private static boolean isPlain(String raw) {
        for (int index = 0; index < raw.length(); index++) {
            char character = raw.charAt(index);
            boolean letterOrDigit = (character >= '0' && character <= 'z' && character != '`')
                    || (character >= '\u4e00' && character <= '\u9fff');
            if (!letterOrDigit) {
                return false;
            }
        }
        return true;
    }

    private static char toAscii(char character) {
        return character >= FULL_WIDTH_FIRST && character <= FULL_WIDTH_LAST
                ? (char) (character - FULL_WIDTH_SHIFT)
                : character;
    }

    private static boolean isSpace(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static boolean isInvisible(char character) {
        return Character.getType(character) == Character.FORMAT || Character.isISOControl(character);
    }
}
