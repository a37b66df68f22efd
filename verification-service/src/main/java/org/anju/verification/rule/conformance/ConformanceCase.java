package org.anju.verification.rule.conformance;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.anju.verification.record.RecordFinding.Severity;
import org.anju.verification.rule.CampaignWindow;
import org.anju.verification.rule.Finding;
import org.anju.verification.rule.HouseholdInput;
import org.anju.verification.rule.evaluation.CompiledRules;
import org.anju.verification.rule.evaluation.RecordEvaluation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A record and what whoever evaluates the rule set has to find in it, neither more nor less.
 *
 * @param household left out where only the checks at RECORD are made
 * @param receivedAt when the record comes to the server, or is sent
 */
@Schema(name = "ConformanceCase")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConformanceCase(
        @NotBlank @Size(max = 200) String name,
        @NotNull @Valid CaseRecord record,
        @Valid Household household,
        @NotNull @Valid Campaign campaign,
        @NotNull OffsetDateTime receivedAt,
        @NotNull @Size(max = 100) List<@NotNull @Valid Expected> expected) {

    @Schema(name = "ConformanceHousehold")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Household(String expectedMode, int memberCount) {}

    @Schema(name = "ConformanceCampaign")
    record Campaign(@NotNull LocalDate startsOn, @NotNull LocalDate deadline) {}

    @Schema(name = "ExpectedFinding")
    public record Expected(
            @NotBlank String rule,
            @NotBlank String check,
            @NotNull Severity severity,
            @NotBlank String field) {

        static Expected of(Finding finding) {
            return new Expected(finding.rule(), finding.check(), finding.severity(), finding.field());
        }
    }

    public ConformanceCase expecting(List<Expected> findings) {
        return new ConformanceCase(name, record, household, campaign, receivedAt, findings);
    }

    /** Whether it expects the record to be taken. */
    boolean taken() {
        return expected.stream().noneMatch(finding -> finding.severity() == Severity.BLOCK);
    }

    boolean expects(String rule) {
        return expected.stream().anyMatch(finding -> finding.rule().equals(rule));
    }

    /** Knows a household's facts in any case, so that what a check costs can be told. */
    public RecordEvaluation evaluate(CompiledRules rules) {
        return rules.evaluate(
                        record.input(),
                        new CampaignWindow(campaign.startsOn(), campaign.deadline()),
                        receivedAt.toInstant())
                .knowing(facts());
    }

    private HouseholdInput facts() {
        return household == null
                ? new HouseholdInput(null, 1)
                : new HouseholdInput(household.expectedMode(), household.memberCount());
    }

    List<Expected> found(CompiledRules rules) {
        RecordEvaluation evaluation = evaluate(rules);
        Stream<Finding> ofHousehold = household == null ? Stream.empty() : evaluation.findings(facts()).stream();
        return Stream.concat(evaluation.findings().stream(), ofHousehold)
                .map(Expected::of)
                .toList();
    }
}
