package org.anju.gateway.problem;

import java.util.List;
import java.util.Locale.LanguageRange;

/** One sentence for people, in the two languages that Anju speaks. */
public record Text(String english, String chinese) {

    public static Text of(String english, String chinese) {
        return new Text(english, chinese);
    }

    /** Chinese when the reader's {@code Accept-Language} prefers it; English otherwise. */
    public String in(String acceptLanguage) {
        return prefersChinese(acceptLanguage) ? chinese : english;
    }

    private static boolean prefersChinese(String acceptLanguage) {
        if (acceptLanguage == null) {
            return false;
        }
        for (LanguageRange range : ranges(acceptLanguage)) {
            if (range.getRange().startsWith("zh")) {
                return range.getWeight() > 0;
            }
            if (range.getRange().startsWith("en")) {
                return false;
            }
        }
        return false;
    }

    private static List<LanguageRange> ranges(String acceptLanguage) {
        try {
            return LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }
}
