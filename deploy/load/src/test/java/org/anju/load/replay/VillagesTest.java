package org.anju.load.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VillagesTest {

    @Test
    void takesOneOfEachVillageInTurn() {
        List<List<PendingHousehold>> packs = List.of(pack("a", 3), List.of(), pack("b", 1), pack("c", 2));

        assertThat(Villages.mixed(packs, 5))
                .extracting(PendingHousehold::village)
                .containsExactly("a", "b", "c", "a", "c");
    }

    @Test
    void takesNoMoreThanThereAre() {
        assertThat(Villages.mixed(List.of(pack("a", 2)), 10)).hasSize(2);
    }

    private static List<PendingHousehold> pack(String village, int households) {
        return Stream.generate(() -> new PendingHousehold(UUID.randomUUID(), village, Optional.empty()))
                .limit(households)
                .toList();
    }
}
