package org.anju.verification.rule;

import org.anju.common.problem.Text;

/**
 * A rule that a record breaks.
 *
 * @param rule such as Q01
 * @param field the field of the record that must change
 */
public record Finding(String rule, String field, Text message) {}
