package org.anju.report.progress;

import java.util.Objects;

/** How a household's housing is made safe; {@value #NONE} where the record names nothing. */
record Assurance(String category, String mode) {

    private static final String NONE = "NONE";

    Assurance {
        category = Objects.requireNonNullElse(category, NONE);
        mode = Objects.requireNonNullElse(mode, NONE);
    }
}
