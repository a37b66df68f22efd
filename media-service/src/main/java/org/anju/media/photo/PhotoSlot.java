package org.anju.media.photo;

import java.util.Set;

/**
 * What a photo is to show, as a code: one of the campaign's rule set, or one of a household's problem. Which there are, rule
 * sets say, and records are held against them; a photo may be declared before this service could know of a new one.
 */
final class PhotoSlot {

    /** As in rule sets. */
    static final String CODE = "[A-Z][A-Z0-9_]{0,39}";

    /** Of a household's problem, before and after it was put right. */
    private static final Set<String> OF_PROBLEM = Set.of("PROBLEM_BEFORE", "PROBLEM_AFTER");

    private PhotoSlot() {}

    /** Whether it shows a problem of the household, and belongs to no record. */
    static boolean isOfProblem(String slot) {
        return OF_PROBLEM.contains(slot);
    }
}
