package org.anju.household.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.List;
import org.anju.household.roster.finding.Finding;

/** Findings as they are kept with their import. */
@ApplicationScoped
public class FindingsJson {

    private static final TypeReference<List<Finding>> LIST = new TypeReference<>() {};

    private final ObjectMapper json;

    FindingsJson(ObjectMapper json) {
        this.json = json;
    }

    public String write(List<Finding> findings) {
        try {
            return json.writeValueAsString(findings);
        } catch (JsonProcessingException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    List<Finding> read(String text) {
        try {
            return json.readValue(text, LIST);
        } catch (JsonProcessingException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
