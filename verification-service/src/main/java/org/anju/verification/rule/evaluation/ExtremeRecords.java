package org.anju.verification.rule.evaluation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.anju.verification.record.RecordDetails;
import org.anju.verification.record.RecordDetails.Access;
import org.anju.verification.record.RecordDetails.Appraisal;
import org.anju.verification.record.RecordDetails.Attempt;
import org.anju.verification.record.RecordDetails.Basis;
import org.anju.verification.record.RecordDetails.HousingSource;
import org.anju.verification.record.RecordDetails.Lodging;
import org.anju.verification.record.RecordDetails.Means;
import org.anju.verification.record.RecordDetails.OldHouse;
import org.anju.verification.record.RecordDetails.OtherHouse;
import org.anju.verification.record.RecordDetails.Relocation;
import org.anju.verification.record.RecordDetails.Renovation;
import org.anju.verification.record.RecordDetails.RenovationKind;
import org.anju.verification.record.RecordDetails.Signatory;
import org.anju.verification.record.RecordDetails.Witness;
import org.anju.verification.record.RecordDetails.WitnessRole;
import org.anju.verification.rule.CampaignWindow;
import org.anju.verification.rule.Category;
import org.anju.verification.rule.HouseholdInput;
import org.anju.verification.rule.Mode;
import org.anju.verification.rule.RecordInput;
import org.anju.verification.rule.RuleSet;
import org.anju.verification.rule.Situation;

/**
 * Records with everything in them that a record may have, and records with nothing that may be left out: what a rule has to
 * hold for between the two.
 */
public final class ExtremeRecords {

    private static final LocalDate DAY = LocalDate.of(2020, 6, 5);
    private static final Instant VISITED_AT = Instant.parse("2020-06-05T01:30:00Z");
    private static final CampaignWindow CAMPAIGN = new CampaignWindow(DAY, DAY.plusDays(10));
    private static final int MOST_PHOTOS = 60;
    private static final int MOST_ATTEMPTS = 20;
    private static final int MOST_OTHERS = 10;
    private static final String LONG_TEXT = "长".repeat(40);

    private ExtremeRecords() {}

    /** A full and an empty one for each mode and situation, with the facts of a household. */
    public static List<RecordEvaluation> of(CompiledRules rules) {
        RuleSet set = rules.set();
        List<RecordEvaluation> records = new ArrayList<>();
        for (Category category : set.categories()) {
            for (Mode mode : category.modes()) {
                add(rules, category.code(), mode.code(), null, records);
            }
        }
        Category first = set.categories().getFirst();
        for (Situation situation : set.situations()) {
            add(rules, first.code(), first.modes().getFirst().code(), situation.code(), records);
            add(rules, null, null, situation.code(), records);
        }
        add(rules, null, null, null, records);
        return records;
    }

    private static void add(
            CompiledRules rules, String category, String mode, String situation, List<RecordEvaluation> records) {
        RuleSet set = rules.set();
        RecordInput full = new RecordInput(
                mode != null,
                category,
                mode,
                set.grades().getLast().code(),
                situation,
                VISITED_AT,
                35.7,
                102.88,
                12.0,
                true,
                details(),
                Collections.nCopies(MOST_PHOTOS, set.slots().getLast().code()));
        RecordInput empty = new RecordInput(
                mode != null, category, mode, null, situation, VISITED_AT, null, null, null, false, null, List.of());
        records.add(evaluation(rules, full, new HouseholdInput("ORIGINAL_HOUSE_A", 20)));
        records.add(evaluation(rules, empty, new HouseholdInput(null, 0)));
    }

    private static RecordEvaluation evaluation(CompiledRules rules, RecordInput record, HouseholdInput household) {
        return rules.evaluate(record, CAMPAIGN, VISITED_AT.plusSeconds(3600)).knowing(household);
    }

    private static RecordDetails details() {
        return new RecordDetails(
                UUID.randomUUID(),
                HousingSource.OTHER_SAFE_HOUSING,
                Access.FULL,
                new Appraisal(Basis.APPRAISAL, "2019", DAY, LONG_TEXT, LONG_TEXT, LONG_TEXT, LONG_TEXT),
                new Renovation(RenovationKind.REPAIR, "D", DAY.getYear(), DAY, LONG_TEXT),
                new Relocation(DAY, OldHouse.STANDING, true),
                new Lodging(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        LONG_TEXT,
                        LONG_TEXT,
                        true,
                        "B",
                        true,
                        DAY,
                        DAY.plusDays(1)),
                new OtherHouse("D", true, false),
                IntStream.range(0, MOST_ATTEMPTS)
                        .mapToObj(day -> new Attempt(DAY.minusDays(day), Means.VILLAGE_NOTE))
                        .toList(),
                Collections.nCopies(MOST_OTHERS, new Witness(WitnessRole.NEIGHBOUR, LONG_TEXT)),
                Collections.nCopies(MOST_OTHERS, LONG_TEXT),
                Collections.nCopies(MOST_OTHERS, Signatory.RESETTLEMENT_SITE),
                LONG_TEXT,
                DAY);
    }
}
