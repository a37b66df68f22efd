package org.anju.load.bench.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.anju.local.demo.IdentityNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowthRosterTest {

    @Test
    void givesEveryHouseholdAPersonOfItsOwn() {
        Set<String> numbers = new HashSet<>();
        IntStream.range(0, 200_000)
                .map(index -> index * 25)
                .mapToObj(GrowthRoster::idNumber)
                .forEach(numbers::add);

        assertThat(numbers).hasSize(200_000).allSatisfy(number -> assertThat(number)
                .hasSize(18)
                .endsWith(String.valueOf(IdentityNumber.checkCharacter(number.substring(0, 17)))));
    }

    @Test
    void continuesWhereTheRosterBeforeEnded(@TempDir Path folder) throws IOException {
        GrowthRoster roster = new GrowthRoster();
        Path whole = folder.resolve("whole.csv");
        Path second = folder.resolve("second.csv");

        roster.write(whole, 0, 20);
        roster.write(second, 10, 10);

        List<String> lines = Files.readAllLines(whole);
        assertThat(lines).hasSize(21);
        assertThat(Files.readAllLines(second).subList(1, 11)).isEqualTo(lines.subList(11, 21));
    }
}
