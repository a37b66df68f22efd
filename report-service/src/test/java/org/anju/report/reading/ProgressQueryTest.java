package org.anju.report.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.anju.common.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressQueryTest {

    private static final String CAMPAIGN = "01970000-0000-7000-8000-000000006229";

    @ParameterizedTest
    @CsvSource({
        "620000000000, PREFECTURE",
        "622900000000, COUNTY",
        "622927000000, TOWNSHIP",
        "622927101000, VILLAGE",
        "622927101201, VILLAGE"
    })
    void showsTheNextLevelByDefault(String region, Breakdown expected) {
        assertThat(ProgressQuery.of(CAMPAIGN, region).by()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "null, 622900000000, null, parameter-missing",
                "01970000-0000-7000-8000-000000006229, null, null, parameter-missing",
                "seven, 622900000000, null, campaign-malformed",
                "01970000-0000-7000-8000-000000006229, 6229, null, region-code-malformed",
                "01970000-0000-7000-8000-000000006229, 622900000000, house, breakdown-unknown",
                "01970000-0000-7000-8000-000000006229, 622927101000, county, breakdown-above-region"
            })
    void saysWhatIsWrong(String campaign, String region, String by, String slug) {
        assertThatThrownBy(() -> ProgressQuery.of(campaign, region, by))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.type())
                        .isEqualTo("urn:anju:problem:" + slug));
    }

    @Test
    void readsBreakdownsOtherThanRegionsFromTheRegionsOwnCells() {
        ProgressQuery query = ProgressQuery.of(CAMPAIGN, "622927101000", "day");

        assertThat(query.by().levelWithin(query.region()))
                .isEqualTo(query.region().level());
    }
}
