package org.anju.verification.host.lodging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.anju.verification.host.lodging.House.StandingRecord;
import org.anju.verification.record.VerificationState;

class HostJudgePropertyTest {

    private static final int HOUSEHOLDS = 12;
    private static final UUID CAMPAIGN = UUID.randomUUID();
    private static final List<UUID> IDS =
            IntStream.range(0, HOUSEHOLDS).mapToObj(number -> UUID.randomUUID()).toList();

    /** Each household lodges with the one at its number's place; what is beyond all numbers lives in a safe house of its own. */
    @Property
    void judgesEveryGraphOfHostsByWhereItEnds(
            @ForAll @Size(HOUSEHOLDS) List<@IntRange(max = HOUSEHOLDS + 3) Integer> hosts) {
        KnownHouses known = new KnownHouses();
        for (int number = 0; number < HOUSEHOLDS; number++) {
            known.add(house(number, hosts.get(number)));
        }
        HostJudge judge = new HostJudge(known);
        for (int number = 0; number < HOUSEHOLDS; number++) {
            if (hosts.get(number) < HOUSEHOLDS) {
                Judgement judgement = judge.judge(claim(number, hosts.get(number)));
                int steps = stepsToAHouse(number, hosts);
                Reason expected = steps == 0 ? Reason.CIRCLE : steps == 1 ? Reason.SAFE : Reason.HOST_LODGES;
                assertThat(judgement.reason()).isEqualTo(expected);
                assertThat(judgement.isFine()).isEqualTo(steps == 1);
                assertThat(judgement.doubtful()).isEqualTo(steps > 1);
            }
        }
    }

    /** None when one never comes to a house. */
    private static int stepsToAHouse(int from, List<Integer> hosts) {
        Set<Integer> passed = new HashSet<>();
        int at = from;
        while (hosts.get(at) < HOUSEHOLDS) {
            if (!passed.add(at)) {
                return 0;
            }
            at = hosts.get(at);
        }
        return passed.size();
    }

    private static House house(int number, int host) {
        boolean lodges = host < HOUSEHOLDS;
        return new House(
                new HouseholdInCampaign(CAMPAIGN, IDS.get(number)),
                "622927100200",
                true,
                new StandingRecord(
                        IDS.get(number),
                        "622927100200",
                        VerificationState.COMPLETED,
                        true,
                        lodges ? "PROVIDED_SAFE" : "APPRAISED_SAFE",
                        lodges ? null : "A"),
                lodges ? claim(number, host) : null);
    }

    private static Claim claim(int number, int host) {
        return new Claim(
                IDS.get(number), CAMPAIGN, IDS.get(number), "622927100200", true, true, IDS.get(host), null, null, "A");
    }
}
