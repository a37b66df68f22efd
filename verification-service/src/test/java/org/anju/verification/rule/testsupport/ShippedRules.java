package org.anju.verification.rule.testsupport;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.anju.verification.rule.RuleSet;
import org.anju.verification.rule.conformance.ConformanceCase;

/** The rule set that ships, and its cases. */
public final class ShippedRules {

    public static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    private ShippedRules() {}

    public static RuleSet set() {
        return JSON.convertValue(json(), RuleSet.class);
    }

    public static JsonNode json() {
        return read("/rule-sets/2020.json", new TypeReference<>() {});
    }

    public static List<ConformanceCase> cases() {
        return read("/rule-sets/2020-cases.json", new TypeReference<>() {});
    }

    public static JsonNode casesJson() {
        return read("/rule-sets/2020-cases.json", new TypeReference<>() {});
    }

    private static <T> T read(String path, TypeReference<T> type) {
        try (InputStream resource = RuleSet.class.getResourceAsStream(path)) {
            return JSON.readValue(resource, type);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
