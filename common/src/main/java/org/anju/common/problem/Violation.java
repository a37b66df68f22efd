package org.anju.common.problem;

import com.fasterxml.jackson.annotation.JsonInclude;

/** One field that was not accepted: where it is, what was expected, and what was found when that is no personal data. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(String field, String message, String found) {}
