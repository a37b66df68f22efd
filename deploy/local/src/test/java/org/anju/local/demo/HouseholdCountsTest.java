package org.anju.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HouseholdCountsTest {
    @Test
    void sharesExactlyTheTotal() {
        assertThat(HouseholdCounts.share(10, List.of(1.0, 1.0, 1.0))).containsExactly(4, 3, 3);
        assertThat(HouseholdCounts.share(0, List.of(1.0, 2.0))).containsExactly(0, 0);
        assertThat(HouseholdCounts.share(7, List.of(5.0, 2.0))).containsExactly(5, 2);
    }
}
