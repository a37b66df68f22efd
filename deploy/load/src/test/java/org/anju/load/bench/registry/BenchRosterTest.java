package org.anju.load.bench.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.anju.local.demo.IdentityNumber;
import org.junit.jupiter.api.Test;

class BenchRosterTest {

    @Test
    void givesEachHeadANumberOfTheirOwnThatChecks() {
        String demo = "629927195806040013".substring(0, 17);
        String bench = BenchRoster.anotherPerson(demo + IdentityNumber.checkCharacter(demo));

        assertThat(bench).startsWith("62982719580604001").hasSize(18);
        assertThat(bench.charAt(17)).isEqualTo(IdentityNumber.checkCharacter(bench.substring(0, 17)));
    }
}
