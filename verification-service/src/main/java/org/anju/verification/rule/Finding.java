package org.anju.verification.rule;

import org.anju.common.problem.Text;
import org.anju.verification.record.RecordFinding.Severity;

/**
 * A rule that a record breaks.
 *
 * @param rule such as Q01
 * @param check which check of it, such as FEW
 * @param field the field of the record that must change
 * @param found what the record holds there, or null
 * @param expected what the rule wants there, or null
 */
public record Finding(
        String rule, String check, Severity severity, String field, Text message, String found, String expected) {}
