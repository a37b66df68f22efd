package org.anju.local.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anju.local.region.LinxiaRegions;
import org.anju.local.region.Region;

/** Invents the households of one village after another, the same ones at every run. */
final class HouseholdInvention {
    /** Ages are those of June 2020. */
    private static final LocalDate OLDEST = LocalDate.of(1932, 1, 1);

    private static final int BIRTH_DAYS = 60 * 365;
    private static final int EXTREME_POVERTY_DAYS = 28 * 365;
    private static final int MOST_SEQUENCES = 999;
    private static final List<ExpectedMode> MODES = List.of(ExpectedMode.values());
    private static final List<ExpectedMode> CARED_FOR = List.of(
            ExpectedMode.NURSING_HOME,
            ExpectedMode.MUTUAL_AID_COMPOUND,
            ExpectedMode.ORIGINAL_HOUSE_A,
            ExpectedMode.ORIGINAL_HOUSE_B,
            ExpectedMode.DILAPIDATED_HOUSE_RENOVATION,
            ExpectedMode.STAY_WITH_KIN);

    private final LinxiaRegions regions;
    /** Identity numbers given out, by area and birth date: what keeps them unique. */
    private final Map<String, Integer> sequences = new HashMap<>();

    HouseholdInvention(LinxiaRegions regions) {
        this.regions = regions;
    }

    List<DemoHousehold> village(String code, int households) {
        Region village = regions.get(code);
        Chance chance = new Chance(Long.parseLong(code) * 31);
        int groups = Math.max(1, Math.min(12, households / 12));
        DemoHousehold[] all = new DemoHousehold[households];
        for (int index = 0; index < households; index++) {
            int group = 1 + index * groups / households;
            all[index] = household(village, group, index + 1, chance);
        }
        return List.of(all);
    }

    private DemoHousehold household(Region village, int group, int number, Chance chance) {
        Region township = regions.get(village.parent());
        Ethnicity ethnicity = Ethnicity.in(village.county(), chance);
        PovertyAttribute attribute = chance.weighted(List.of(PovertyAttribute.values()), PovertyAttribute::share);
        boolean woman = chance.in(0.16);
        LocalDate birth = birth(attribute, chance);
        return new DemoHousehold(
                village.code() + "%04d".formatted(number),
                regions.get(village.county()),
                township,
                village,
                group,
                ethnicity.name(woman, chance),
                ethnicity.label(),
                birth,
                identityNumber(village, birth, woman),
                phone(chance),
                members(attribute, chance),
                attribute,
                chance.in(0.955) ? "已脱贫" : chance.in(0.9) ? "未脱贫" : "返贫",
                expectedMode(village, attribute, chance));
    }

    /** Most heads of household are between 35 and 70 years old; those in extreme poverty are older. */
    private static LocalDate birth(PovertyAttribute attribute, Chance chance) {
        int days = attribute == PovertyAttribute.EXTREME_POVERTY ? EXTREME_POVERTY_DAYS : BIRTH_DAYS;
        double middle = (chance.fraction() + chance.fraction() + chance.fraction()) / 3;
        return OLDEST.plusDays((long) (days * middle));
    }

    private String identityNumber(Region village, LocalDate birth, boolean woman) {
        String area = "6299" + village.code().substring(4, 6);
        int count = sequences.merge(area + birth + woman, 1, Integer::sum) - 1;
        int sequence = count * 2 + (woman ? 2 : 1);
        if (sequence > MOST_SEQUENCES) {
            throw new IllegalStateException("Too many households with the same date of birth in one county.");
        }
        return IdentityNumber.of(area, birth, sequence);
    }

    /** No mobile number of China begins with 129. */
    private static Optional<String> phone(Chance chance) {
        return chance.in(0.93) ? Optional.of("129%08d".formatted(chance.between(0, 99_999_999))) : Optional.empty();
    }

    private static int members(PovertyAttribute attribute, Chance chance) {
        if (attribute == PovertyAttribute.EXTREME_POVERTY) {
            return chance.in(0.85) ? 1 : 2;
        }
        return chance.in(0.04) ? chance.between(8, 11) : chance.between(1, 4) + chance.between(1, 3);
    }

    private static Optional<ExpectedMode> expectedMode(Region village, PovertyAttribute attribute, Chance chance) {
        if (chance.in(0.02)) {
            return Optional.empty();
        }
        if (attribute == PovertyAttribute.EXTREME_POVERTY) {
            return Optional.of(chance.oneOf(CARED_FOR));
        }
        // Resettlement for a reservoir is a matter of Yongjing's lakes alone.
        boolean lake = village.county().startsWith("622923");
        return Optional.of(chance.weighted(
                MODES, mode -> mode == ExpectedMode.RESERVOIR_RESETTLEMENT ? (lake ? 8_000 : 0) : mode.share()));
    }
}
