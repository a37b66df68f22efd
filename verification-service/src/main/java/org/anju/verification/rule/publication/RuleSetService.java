package org.anju.verification.rule.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.anju.common.caller.Caller;
import org.anju.verification.rule.RuleSet;
import org.anju.verification.rule.conformance.ConformanceCase;
import org.anju.verification.rule.evaluation.Faults;

/** Drafts rule sets and publishes them. */
@ApplicationScoped
public class RuleSetService {

    private final RuleSetStore store;
    private final RuleSetJson json;
    private final Clock clock;

    RuleSetService(RuleSetStore store, RuleSetJson json, Clock clock) {
        this.store = store;
        this.json = json;
        this.clock = clock;
    }

    /** What drafting came to: the set, and whether it is new. */
    record Drafting(StoredRuleSet set, boolean created) {}

    List<RuleSetSummary> list() {
        return store.list().stream().map(this::summary).toList();
    }

    RuleSetSummary summary(StoredRuleSet stored) {
        return RuleSetSummary.from(stored, json.readSet(stored.body()));
    }

    StoredRuleSet get(String id) {
        return store.find(id).orElseThrow(() -> RuleSetRefusals.unknown(id));
    }

    /** @param digest SHA-256 of the body */
    public record CanonicalSet(String body, String digest) {}

    /** Be it a draft. */
    public CanonicalSet canonical(String id) {
        StoredRuleSet set = get(id);
        return new CanonicalSet(set.body(), set.digest());
    }

    @Transactional
    Drafting draft(DraftRuleSetRequest request, Caller caller) {
        StoredRuleSet draft = checked(request, caller);
        if (store.insert(draft)) {
            return new Drafting(draft, true);
        }
        StoredRuleSet earlier = get(draft.id());
        if (!earlier.body().equals(draft.body()) || !Objects.equals(earlier.cases(), draft.cases())) {
            throw RuleSetRefusals.idTaken(draft.id());
        }
        return new Drafting(earlier, false);
    }

    @Transactional
    StoredRuleSet change(String id, String tag, DraftRuleSetRequest request, Caller caller) {
        StoredRuleSet earlier = draftSeen(id, tag);
        StoredRuleSet wanted = checked(request, caller);
        if (!wanted.id().equals(id)) {
            throw RuleSetRefusals.idsDiffer(id, wanted.id());
        }
        return replace(
                earlier, earlier.changed(wanted.supersedes(), wanted.body(), wanted.cases(), caller.username(), now()));
    }

    /** Not in a transaction while the rules are measured. */
    StoredRuleSet publish(String id, String tag, Caller caller) {
        StoredRuleSet draft = draftSeen(id, tag);
        Faults faults = PublicationCheck.ofPublication(
                json.readSet(draft.body()), casesOf(draft).cases());
        if (!faults.isEmpty()) {
            throw RuleSetRefusals.notPublishable(faults);
        }
        return replace(draft, draft.published(caller.username(), now()));
    }

    @Transactional
    void delete(String id, String tag) {
        StoredRuleSet draft = draftSeen(id, tag);
        if (store.list().stream().anyMatch(other -> id.equals(other.supersedes()))) {
            throw RuleSetRefusals.superseded(id);
        }
        if (!store.delete(draft)) {
            throw RuleSetRefusals.changedMeanwhile(id);
        }
    }

    ConformanceResponse conformance(String id) {
        return casesOf(get(id));
    }

    private ConformanceResponse casesOf(StoredRuleSet set) {
        StoredRuleSet owner = set;
        while (owner.cases() == null && owner.supersedes() != null) {
            owner = get(owner.supersedes());
        }
        List<ConformanceCase> cases =
                Optional.ofNullable(json.readCases(owner.cases())).orElse(List.of());
        return new ConformanceResponse(set.id(), set.digest(), owner.id(), cases);
    }

    private StoredRuleSet checked(DraftRuleSetRequest request, Caller caller) {
        RuleSet set = request.ruleSet();
        Faults faults = PublicationCheck.ofDraft(set);
        if (!faults.isEmpty()) {
            throw RuleSetRefusals.malformed(faults);
        }
        if (set.supersedes() != null && store.publishedBody(set.supersedes()).isEmpty()) {
            throw RuleSetRefusals.supersedesNothing(set.supersedes());
        }
        return StoredRuleSet.draft(
                set.id(),
                set.supersedes(),
                json.canonical(set),
                json.writeCases(request.cases()),
                caller.username(),
                now());
    }

    private StoredRuleSet draftSeen(String id, String tag) {
        StoredRuleSet stored = get(id);
        if (stored.published()) {
            throw RuleSetRefusals.published(id);
        }
        if (tag == null) {
            throw RuleSetRefusals.tagMissing();
        }
        if (!tag.equals("\"" + stored.tag() + "\"")) {
            throw RuleSetRefusals.changedMeanwhile(id);
        }
        return stored;
    }

    private StoredRuleSet replace(StoredRuleSet earlier, StoredRuleSet later) {
        if (!store.replace(earlier, later)) {
            throw RuleSetRefusals.changedMeanwhile(earlier.id());
        }
        return later;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
