package org.anju.verification.recheck.visit;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A field in which the first record and the recheck differ.
 *
 * @param field by its path in the record, such as {@code details.lodging.hostHouseholdId}
 * @param first what the record holds there, or null; of positions neither is shown
 * @param second what the recheck holds there, or null
 * @param metersApart of positions: beyond both accuracies
 */
@Schema(name = "RecheckDifference")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Difference(String field, Severity severity, String first, String second, Integer metersApart) {}
