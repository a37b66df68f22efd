package org.anju.verification.recheck.evaluation;

/**
 * @param probability how probable it was that the record was drawn; 0 where it was not
 */
record EvaluatedRecord(String township, String category, String verifier, double probability, Outcome outcome) {}
