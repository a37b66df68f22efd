package org.anju.verification.rule.publication;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.anju.verification.rule.RuleSet;
import org.anju.verification.rule.evaluation.Faults;

/** Publishes the rule sets that ship with the service, before it serves anybody. */
@ApplicationScoped
class ShippedRuleSets {

    private static final List<String> IDS = List.of("2020");
    private static final String PUBLISHER = "anju";

    private final RuleSetStore store;
    private final RuleSetJson json;
    private final Clock clock;

    ShippedRuleSets(RuleSetStore store, RuleSetJson json, Clock clock) {
        this.store = store;
        this.json = json;
        this.clock = clock;
    }

    void publish(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event) {
        IDS.forEach(id -> publish(json.shippedSet(id), json.writeCases(json.shippedCases(id))));
    }

    /** @throws IllegalStateException when another set is published under the same id */
    void publish(RuleSet set, String cases) {
        Faults faults = PublicationCheck.ofDraft(set);
        if (!faults.isEmpty()) {
            throw new IllegalStateException("Rule set %s cannot be used: %s".formatted(set.id(), faults.all()));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        StoredRuleSet shipped = StoredRuleSet.draft(
                        set.id(), set.supersedes(), json.canonical(set), cases, PUBLISHER, now)
                .published(PUBLISHER, now);
        if (store.insert(shipped)) {
            return;
        }
        StoredRuleSet stored = store.find(set.id()).orElseThrow();
        if (!stored.published() || !stored.body().equals(shipped.body())) {
            throw new IllegalStateException(
                    "Rule set %s is stored with digest %s, but this version ships another with digest %s. A published rule set does not change: give the changed one a new id."
                            .formatted(set.id(), stored.digest(), shipped.digest()));
        }
        if (!Objects.equals(stored.cases(), cases)) {
            store.replace(stored, stored.withCases(cases, PUBLISHER, now));
        }
    }
}
