package org.anju.verification.recheck.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.anju.verification.recheck.RecheckParameters;
import org.anju.verification.record.RecordDetails;
import org.anju.verification.record.RecordDetails.HousingSource;
import org.anju.verification.record.RecordDetails.Lodging;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Content APPRAISED_B = secured("APPRAISED_SAFE", "ORIGINAL_HOUSE_B", "B");
    private static final Set<String> GRADE_ONLY = Set.of("ORIGINAL_HOUSE_A", "ORIGINAL_HOUSE_B");

    @Test
    void findsNothingBetweenTheSame() {
        assertThat(compare(APPRAISED_B, APPRAISED_B)).isEmpty();
        assertThat(Comparison.severity(List.of())).isEmpty();
    }

    @Test
    void takesAnotherVerdictForAnErrorAndSaysNothingOfWhatFollowsFromIt() {
        Content notSecured = new Content(false, null, null, "C", null, null, null);

        assertThat(compare(APPRAISED_B, notSecured))
                .containsExactly(
                        difference("secured", Severity.ERROR, "true", "false"),
                        difference("safetyGrade", Severity.ERROR, "B", "C"));
    }

    @Test
    void takesAnotherCategoryForAnError() {
        assertThat(compare(APPRAISED_B, secured("PROVIDED_SAFE", "STAY_WITH_KIN", "B")))
                .containsExactly(
                        difference("assuranceCategory", Severity.ERROR, "APPRAISED_SAFE", "PROVIDED_SAFE"),
                        difference("assuranceMode", Severity.ERROR, "ORIGINAL_HOUSE_B", "STAY_WITH_KIN"));
    }

    @Test
    void takesAnotherModeForAnErrorEvenWithinACategory() {
        assertThat(compare(
                        secured("PROVIDED_SAFE", "STAY_WITH_KIN", null),
                        secured("PROVIDED_SAFE", "RENT_IDLE_FARMHOUSE", null)))
                .containsExactly(difference("assuranceMode", Severity.ERROR, "STAY_WITH_KIN", "RENT_IDLE_FARMHOUSE"));
    }

    @Test
    void takesTheSafeGradesForRemarksAndTheLineBetweenThemAndTheOthersForAnError() {
        assertThat(compare(secured("APPRAISED_SAFE", "ORIGINAL_HOUSE_A", "A"), APPRAISED_B))
                .extracting(Difference::severity)
                .containsExactly(Severity.REMARK, Severity.REMARK);
        assertThat(compare(grade("A"), grade("D")))
                .extracting(Difference::severity)
                .containsExactly(Severity.ERROR);
        assertThat(compare(grade("C"), grade("D")))
                .extracting(Difference::severity)
                .containsExactly(Severity.REMARK);
        assertThat(compare(grade(null), grade("D")))
                .extracting(Difference::severity)
                .containsExactly(Severity.REMARK);
    }

    @Test
    void takesAnotherSituationForARemark() {
        Content locked = new Content(true, "APPRAISED_SAFE", "ORIGINAL_HOUSE_B", "B", "LOCKED_ABSENT", null, null);

        assertThat(compare(locked, APPRAISED_B))
                .containsExactly(difference("situation", Severity.REMARK, "LOCKED_ABSENT", null));
    }

    @Test
    void takesAnotherSourceOrHostForAnErrorWhereBothNameOne() {
        UUID one = UUID.fromString("01970000-0000-7000-8000-000000000001");
        UUID other = UUID.fromString("01970000-0000-7000-8000-000000000002");

        assertThat(compare(
                        kin(details(HousingSource.OWN_RURAL_HOUSE, one)),
                        kin(details(HousingSource.OTHER_SAFE_HOUSING, other))))
                .containsExactly(
                        difference("details.housingSource", Severity.ERROR, "OWN_RURAL_HOUSE", "OTHER_SAFE_HOUSING"),
                        difference(
                                "details.lodging.hostHouseholdId", Severity.ERROR, one.toString(), other.toString()));
        assertThat(compare(kin(details(HousingSource.OWN_RURAL_HOUSE, one)), kin(null)))
                .extracting(Difference::severity)
                .containsExactly(Severity.REMARK, Severity.REMARK);
    }

    @Test
    void measuresHowFarApartTheVisitsAreBeyondTheirAccuracies() {
        Content here = at(new Content.Point(35.7, 102.88, 10.0));

        assertThat(compare(here, at(new Content.Point(35.7, 102.882, 10.0)))).isEmpty();
        assertThat(compare(here, at(new Content.Point(35.7, 102.885, 10.0))))
                .containsExactly(new Difference("position", Severity.REMARK, null, null, 431));
        assertThat(compare(here, at(new Content.Point(35.7, 102.885, 400.0)))).isEmpty();
        assertThat(compare(here, at(new Content.Point(35.73, 102.88, 10.0))))
                .extracting(Difference::severity)
                .containsExactly(Severity.ERROR);
        assertThat(compare(here, at(null))).isEmpty();
    }

    /** A degree of a meridian on a sphere of the mean radius of 6,371,008.8 m. */
    @Test
    void measuresInMetres() {
        Content.Point equator = new Content.Point(0, 0, null);

        assertThat(equator.metersBetween(new Content.Point(1, 0, null))).isCloseTo(111_195.08, within(0.01));
        assertThat(equator.metersBetween(new Content.Point(0, 180, null))).isCloseTo(20_015_114.44, within(0.01));
        assertThat(equator.metersBetween(equator)).isZero();
    }

    @Test
    void countsTheWorstOfSeveral() {
        Content other = new Content(true, "PROVIDED_SAFE", "STAY_WITH_KIN", "B", "RENTED_ELSEWHERE", null, null);

        assertThat(Comparison.severity(compare(APPRAISED_B, other))).contains(Severity.ERROR);
    }

    private static List<Difference> compare(Content first, Content second) {
        return Comparison.of(first, second, GRADE_ONLY::contains, RecheckParameters.defaults());
    }

    private static Difference difference(String field, Severity severity, String first, String second) {
        return new Difference(field, severity, first, second, null);
    }

    private static Content secured(String category, String mode, String grade) {
        return new Content(true, category, mode, grade, null, null, null);
    }

    private static Content grade(String grade) {
        return new Content(false, null, null, grade, null, null, null);
    }

    private static Content kin(RecordDetails details) {
        return new Content(true, "PROVIDED_SAFE", "STAY_WITH_KIN", null, null, details, null);
    }

    private static Content at(Content.Point point) {
        return new Content(true, "APPRAISED_SAFE", "ORIGINAL_HOUSE_B", "B", null, null, point);
    }

    private static RecordDetails details(HousingSource source, UUID host) {
        return new RecordDetails(
                null,
                source,
                null,
                null,
                null,
                null,
                new Lodging(host, null, null, null, null, null, null, null, null),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
