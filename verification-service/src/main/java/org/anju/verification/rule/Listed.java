package org.anju.verification.rule;

import java.util.List;

/** Lists of a rule set are optional in JSON; here they are always there. */
final class Listed {

    private Listed() {}

    static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
