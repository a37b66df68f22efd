package org.anju.verification.rule.evaluation;

import dev.cel.runtime.CelVariableResolver;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anju.common.time.ChinaTime;
import org.anju.verification.record.RecordDetails;
import org.anju.verification.rule.CampaignWindow;
import org.anju.verification.rule.HouseholdInput;
import org.anju.verification.rule.RecordInput;

/** What expressions see of one record, and of the rows that concern it. */
final class RuleVariables implements CelVariableResolver {

    private final RecordInput input;
    private final Selection selection;
    private final Map<String, Object> record;
    private final CampaignWindow campaign;
    private final Instant receivedAt;
    private Map<String, Object> days;
    private Map<String, Object> household;
    private Object given;

    RuleVariables(RecordInput input, Selection selection, CampaignWindow campaign, Instant receivedAt) {
        this.input = input;
        this.selection = selection;
        this.record = RecordMap.of(input);
        this.campaign = campaign;
        this.receivedAt = receivedAt;
    }

    void household(HouseholdInput facts) {
        household = new HashMap<>();
        household.put("memberCount", (long) facts.memberCount());
        if (facts.expectedMode() != null) {
            household.put("expectedMode", facts.expectedMode());
        }
    }

    Selection selection() {
        return selection;
    }

    @Override
    public Optional<Object> find(String name) {
        return switch (name) {
            case "record" -> Optional.of(record);
            case "slots" -> Optional.of(input.slots());
            case "given" -> Optional.of(given());
            case "attemptDays" -> Optional.of(attemptDays());
            case "visitors" -> Optional.of(visitors());
            case "campaign" -> Optional.of(days());
            case "household" -> Optional.ofNullable(household);
            case "receivedAt" -> Optional.of(receivedAt);
            default -> selection.find(name);
        };
    }

    private Map<String, Object> days() {
        if (days == null) {
            days = Map.of(
                    "startsOn", RecordMap.day(campaign.startsOn()), "deadline", RecordMap.day(campaign.deadline()));
        }
        return days;
    }

    private Object given() {
        if (given == null) {
            given = RecordMap.given(input, record);
        }
        return given;
    }

    /** What is said to have been tried after the visit was not tried yet. */
    private long attemptDays() {
        LocalDate visited = ChinaTime.dayOf(input.visitedAt());
        RecordDetails details = input.details();
        List<RecordDetails.Attempt> attempts =
                details == null || details.attempts() == null ? List.of() : details.attempts();
        return attempts.stream()
                .map(RecordDetails.Attempt::on)
                .filter(day -> !day.isAfter(visited))
                .distinct()
                .count();
    }

    private long visitors() {
        RecordDetails details = input.details();
        return details == null || details.companions() == null
                ? 1
                : 1 + details.companions().size();
    }
}
