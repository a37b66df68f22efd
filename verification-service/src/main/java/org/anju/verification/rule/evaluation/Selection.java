package org.anju.verification.rule.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What concerns all records of one verdict, mode and situation: the checks that are made and the rows that they read.
 *
 * @param rows by the name of their variable
 */
record Selection(
        List<CompiledCheck> recordChecks, List<CompiledCheck> householdChecks, Map<String, Optional<Object>> rows) {

    boolean makes(CompiledCheck check) {
        return recordChecks.contains(check) || householdChecks.contains(check);
    }

    Optional<Object> find(String variable) {
        return rows.getOrDefault(variable, Optional.empty());
    }
}
