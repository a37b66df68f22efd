package org.anju.common.problem;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One field that was not accepted: where it is, what was expected, and what was found when that is no personal data.
 *
 * @param expected in a form that programs can compare, or null
 * @param rule the rule that the field breaks, such as Q08, or null
 * @param basis where that rule comes from, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(String field, String message, String found, String expected, String rule, String basis) {

    public Violation(String field, String message, String found) {
        this(field, message, found, null, null, null);
    }
}
