package org.anju.verification.rule.publication;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.anju.verification.rule.RuleSet;
import org.anju.verification.rule.conformance.ConformanceCase;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param cases left out, those of the set that it supersedes hold */
@Schema(name = "DraftRuleSet")
record DraftRuleSetRequest(
        @NotNull RuleSet ruleSet, @Size(max = 1000) List<@NotNull @Valid ConformanceCase> cases) {}
