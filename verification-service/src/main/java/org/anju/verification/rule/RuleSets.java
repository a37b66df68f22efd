package org.anju.verification.rule;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** The rule sets that ship with the service. */
@ApplicationScoped
public class RuleSets {

    private final Map<String, RuleSet> byId;

    RuleSets(ObjectMapper json) {
        this.byId = Map.of("2020", load(json, "2020"));
    }

    public Optional<RuleSet> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    static RuleSet load(ObjectMapper json, String id) {
        try (InputStream resource = RuleSets.class.getResourceAsStream("/rule-sets/" + id + ".json")) {
            return json.readValue(resource, RuleSet.class);
        } catch (IOException exception) {
            throw new UncheckedIOException("The rule set " + id + " cannot be read", exception);
        }
    }
}
