package org.anju.media.photo;

/** What a photo is to show. */
public enum PhotoSlot {
    FRONT,
    SIDE,
    INSIDE,
    HOST_HOUSE,
    DOCUMENT,
    OTHER,
    /** Of a household's problem, before it was put right. */
    PROBLEM_BEFORE,
    /** Of a household's problem, after it was put right. */
    PROBLEM_AFTER;

    /** Whether it shows a problem of the household, and belongs to no record. */
    boolean isOfProblem() {
        return switch (this) {
            case PROBLEM_BEFORE, PROBLEM_AFTER -> true;
            case FRONT, SIDE, INSIDE, HOST_HOUSE, DOCUMENT, OTHER -> false;
        };
    }
}
