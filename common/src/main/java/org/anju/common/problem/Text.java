package org.anju.common.problem;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** One sentence for people, in the two languages that Anju speaks. */
public record Text(String english, String chinese) {

    public Text {
        Objects.requireNonNull(english, "english");
        Objects.requireNonNull(chinese, "chinese");
    }

    public static Text of(String english, String chinese) {
        return new Text(english, chinese);
    }

    /** Chinese when it is the first of the two that the reader accepts; English otherwise. */
    public String in(List<Locale> accepted) {
        for (Locale locale : accepted) {
            if (locale.getLanguage().equals("zh")) {
                return chinese;
            }
            if (locale.getLanguage().equals("en")) {
                return english;
            }
        }
        return english;
    }
}
