package org.anju.verification.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a campaign asks of a record, as data: docs/rule-sets.md tells the form.
 *
 * @param supersedes the set that this one was made from, or null
 * @param basis where it comes from
 */
@Schema(name = "RuleSet")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RuleSet(
        String id,
        String supersedes,
        String english,
        String chinese,
        Wording basis,
        List<Slot> slots,
        List<Grade> grades,
        List<Category> categories,
        NotSecured notSecured,
        List<Situation> situations,
        List<Parameter> parameters,
        List<Rule> rules) {

    public RuleSet {
        slots = Listed.orEmpty(slots);
        grades = Listed.orEmpty(grades);
        categories = Listed.orEmpty(categories);
        situations = Listed.orEmpty(situations);
        parameters = Listed.orEmpty(parameters);
        rules = Listed.orEmpty(rules);
    }

    public Optional<Situation> situation(String code) {
        return situations.stream().filter(row -> row.code().equals(code)).findFirst();
    }

    /** The codes of the situations whose records hold no verdict on the housing. */
    public List<String> situationsWithoutVerdict() {
        return situations.stream()
                .filter(situation -> situation.outcome().leavesVerdictOpen())
                .map(Situation::code)
                .toList();
    }

    /** Whether only the county and those above it are told of the situation. */
    public boolean keepsConfidential(String situation) {
        return situation != null
                && situation(situation).filter(Situation::keptConfidential).isPresent();
    }

    /** @throws NoSuchElementException when the set has no such parameter; every published set has those of {@link ParameterNames} */
    public double parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("Rule set " + id + " has no parameter " + name))
                .value();
    }

    public Optional<Rule> rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    public Optional<Category> categoryOf(String mode) {
        return categories.stream()
                .filter(category -> category.modes().stream()
                        .anyMatch(candidate -> candidate.code().equals(mode)))
                .findFirst();
    }

    public Optional<Mode> mode(String code) {
        return categories.stream()
                .flatMap(category -> category.modes().stream())
                .filter(mode -> mode.code().equals(code))
                .findFirst();
    }
}
