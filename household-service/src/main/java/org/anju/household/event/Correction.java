package org.anju.household.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/**
 * A correction, and which of its fields were given: null is another thing than nothing.
 *
 * @param given names of fields
 */
record Correction(CorrectHouseholdRequest values, Set<String> given) {

    static Correction read(ObjectNode body, ObjectMapper json) throws JsonProcessingException {
        CorrectHouseholdRequest values = json.treeToValue(body, CorrectHouseholdRequest.class);
        Set<String> given = new HashSet<>();
        body.fieldNames().forEachRemaining(given::add);
        return new Correction(values, given);
    }

    <T> T or(String field, Function<CorrectHouseholdRequest, T> wanted, T known) {
        return given.contains(field) ? wanted.apply(values) : known;
    }
}
