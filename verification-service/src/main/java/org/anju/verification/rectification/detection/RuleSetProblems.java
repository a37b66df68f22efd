package org.anju.verification.rectification.detection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.anju.common.fact.VerificationFacts;
import org.anju.verification.campaign.CampaignService;
import org.anju.verification.rule.OpenedProblem;
import org.anju.verification.rule.ProblemKind;
import org.anju.verification.rule.RuleSet;
import org.anju.verification.rule.Situation;

/** What the campaign's rule set says of the record's special situation, and of whatever is not secured. */
@ApplicationScoped
class RuleSetProblems implements ProblemRules {

    private static final String NOT_SECURED = "P01";

    private final CampaignService campaigns;

    RuleSetProblems(CampaignService campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public Optional<Opening> openingOf(VerificationFacts record) {
        return openingOf(campaigns.rulesOf(campaigns.find(record.campaignId()).orElseThrow()), record);
    }

    static Optional<Opening> openingOf(RuleSet rules, VerificationFacts record) {
        return Optional.ofNullable(record.situation())
                .flatMap(rules::situation)
                .filter(situation -> situation.problem() != null)
                .map(RuleSetProblems::ofSituation)
                .or(() -> record.secured()
                        ? Optional.empty()
                        : Optional.of(opening(NOT_SECURED, rules.notSecured().problem())));
    }

    /** Named for the situation's row in the table. */
    private static Opening ofSituation(Situation situation) {
        return opening("S%02d".formatted(situation.number()), situation.problem());
    }

    private static Opening opening(String rule, OpenedProblem problem) {
        return new Opening(rule, ProblemKind.valueOf(problem.kind()), problem.dueDays());
    }
}
