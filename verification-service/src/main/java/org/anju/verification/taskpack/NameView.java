package org.anju.verification.taskpack;

import java.util.Optional;

/** How much of the heads' names a pack shows. */
enum NameView {
    /** Nobody is assigned in the village, and it is the caller's own. */
    CLEAR('C'),
    /** Those of the households that are assigned to the caller; the others' first character. */
    OWN('O'),
    /** First characters. */
    MASKED('M'),
    /** None: household-service did not answer. */
    UNAVAILABLE('U');

    private final char letter;

    NameView(char letter) {
        this.letter = letter;
    }

    char letter() {
        return letter;
    }

    static Optional<NameView> of(char letter) {
        for (NameView view : values()) {
            if (view.letter == letter) {
                return Optional.of(view);
            }
        }
        return Optional.empty();
    }
}
