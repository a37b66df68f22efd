package org.anju.verification.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.anju.verification.rule.evaluation.CompiledRules;
import org.anju.verification.rule.evaluation.Faults;
import org.anju.verification.rule.evaluation.RuleCompiler;
import org.anju.verification.rule.publication.RuleSetStore;

/** The published rule sets. They never change, so that each is kept once read. */
@ApplicationScoped
public class RuleSets {

    private final RuleSetStore store;
    private final ObjectReader json;
    private final Map<String, CompiledRules> byId = new ConcurrentHashMap<>();

    RuleSets(RuleSetStore store, ObjectMapper json) {
        this.store = store;
        this.json = json.readerFor(RuleSet.class);
    }

    public Optional<RuleSet> find(String id) {
        return findCompiled(id).map(CompiledRules::set);
    }

    /** @throws NoSuchElementException when no such set is published */
    public RuleSet of(String id) {
        return compiled(id).set();
    }

    /** @throws NoSuchElementException when no such set is published */
    public CompiledRules compiled(String id) {
        return findCompiled(id).orElseThrow(() -> new NoSuchElementException("No rule set " + id + " is published"));
    }

    public List<String> publishedIds() {
        return store.publishedIds();
    }

    private Optional<CompiledRules> findCompiled(String id) {
        CompiledRules known = byId.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<CompiledRules> published = store.publishedBody(id).map(this::compile);
        published.ifPresent(rules -> byId.put(id, rules));
        return published;
    }

    /** Compiles a set from its canonical form; published ones are better asked for by id. */
    public CompiledRules compile(String body) {
        Faults faults = new Faults();
        return RuleCompiler.compile(read(body), faults)
                .orElseThrow(() -> new IllegalStateException("A stored rule set cannot be used: " + faults.all()));
    }

    private RuleSet read(String body) {
        try {
            return json.readValue(body);
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException("A stored rule set cannot be read", exception);
        }
    }
}
