package org.anju.household.roster.row;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.anju.household.roster.workbook.Normalised;

/** The values of an enum by the labels that rosters use, or by their names in the API. */
final class Labels<E extends Enum<E>> {

    private final Map<String, E> byLabel = new HashMap<>();
    private final String usual;

    Labels(Class<E> type, Function<E, String[]> labels) {
        for (E value : type.getEnumConstants()) {
            byLabel.put(value.name(), value);
            Arrays.stream(labels.apply(value)).forEach(label -> byLabel.put(key(label), value));
        }
        usual = Arrays.stream(type.getEnumConstants())
                .map(value -> labels.apply(value)[0])
                .toList()
                .toString();
    }

    /** Null for a label that is not known. */
    E find(String label) {
        return byLabel.get(key(label));
    }

    /** The usual labels, for people. */
    String usual() {
        return usual;
    }

    private static String key(String label) {
        return Normalised.code(label).replace("(", "").replace(")", "");
    }
}
