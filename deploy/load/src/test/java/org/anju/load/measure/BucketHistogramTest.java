package org.anju.load.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BucketHistogramTest {

    private static final String BEFORE = """
            # HELP anju_report_lag_seconds From acceptance to reports
            # TYPE anju_report_lag_seconds histogram
            anju_report_lag_seconds_bucket{topic="a",le="0.1"} 10
            anju_report_lag_seconds_bucket{topic="a",le="0.2"} 10
            anju_report_lag_seconds_bucket{topic="a",le="1.0"} 10
            anju_report_lag_seconds_bucket{topic="a",le="+Inf"} 10
            anju_report_lag_seconds_count{topic="a"} 10
            anju_report_lag_seconds_sum{topic="a"} 0.5
            """;
    private static final String AFTER = """
            anju_report_lag_seconds_bucket{topic="a",le="0.1"} 60
            anju_report_lag_seconds_bucket{topic="a",le="0.2"} 100
            anju_report_lag_seconds_bucket{topic="a",le="1.0"} 109
            anju_report_lag_seconds_bucket{topic="a",le="+Inf"} 110
            anju_report_lag_seconds_bucket{topic="b",le="0.1"} 0
            anju_report_lag_seconds_bucket{topic="b",le="0.2"} 0
            anju_report_lag_seconds_bucket{topic="b",le="1.0"} 0
            anju_report_lag_seconds_bucket{topic="b",le="+Inf"} 0
            """;

    private static BucketHistogram histogram(String page) {
        return PrometheusText.parse(page).histogram("anju_report_lag_seconds");
    }

    @Test
    void countsWhatCameInBetween() {
        assertThat(histogram(AFTER).since(histogram(BEFORE)).count()).isEqualTo(100);
    }

    @Test
    void findsQuantilesWithinTheirBuckets() {
        BucketHistogram difference = histogram(AFTER).since(histogram(BEFORE));

        assertThat(difference.quantile(0.25)).hasValueCloseTo(0.05, within(1e-9));
        assertThat(difference.quantile(0.5)).hasValueCloseTo(0.1, within(1e-9));
        assertThat(difference.quantile(0.7)).hasValueCloseTo(0.15, within(1e-9));
        assertThat(difference.quantile(0.945)).hasValueCloseTo(0.6, within(1e-9));
    }

    @Test
    void namesTheLargestBoundForWhatLiesBeyondIt() {
        assertThat(histogram(AFTER).since(histogram(BEFORE)).quantile(1)).hasValue(1.0);
    }

    @Test
    void hasNoQuantilesWithoutObservations() {
        assertThat(histogram("").quantile(0.5)).isEmpty();
        assertThat(histogram(BEFORE).since(histogram(BEFORE)).quantile(0.5)).isEmpty();
    }

    @Test
    void startsFromZeroWhenTheServiceDid() {
        assertThat(histogram(BEFORE).since(histogram(AFTER)).count()).isEqualTo(10);
    }
}
