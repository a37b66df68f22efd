package org.anju.household.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;
import org.junit.jupiter.api.Test;

/** What the code relies on holds for every division of the country. */
class RegionFileTest {

    @Test
    void everyCodeTellsItsLevelAndParent() throws IOException {
        Set<String> seen = new HashSet<>();
        try (BufferedReader lines = LoadRegions.open()) {
            assertThat(lines.readLine()).isEqualTo("code,name,level,parent");
            lines.lines().forEach(line -> {
                String[] fields = line.split(",", -1);
                RegionCode code = new RegionCode(fields[0]);
                RegionLevel level = code.level();
                if (level.number() != Integer.parseInt(fields[2])
                        || !parentOf(code).equals(fields[3])) {
                    throw new AssertionError("Not as its code tells: " + line);
                }
                if (!fields[3].isEmpty() && !seen.contains(fields[3])) {
                    throw new AssertionError("Before or without its parent: " + line);
                }
                seen.add(fields[0]);
            });
        }
        assertThat(seen).hasSize(665_271);
    }

    /** The nearest code above that differs: cities without counties have townships directly below. */
    private static String parentOf(RegionCode code) {
        for (int index = code.level().ordinal() - 1; index >= 0; index--) {
            RegionCode above = code.ancestor(RegionLevel.values()[index]);
            if (!above.equals(code)) {
                return above.value();
            }
        }
        return "";
    }
}
