package org.anju.verification.rule.evaluation;

/**
 * What decides which checks concern a record.
 *
 * @param mode code of its way of assurance, or null
 * @param situation code of its special situation, or null
 */
public record RecordKind(boolean secured, String mode, String situation) {}
