package org.anju.household.registry;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** How a household's housing is made safe: the modes of the 2020 rules, as rosters name them. */
public enum AssuranceMode {
    ORIGINAL_HOUSE_A(AssuranceCategory.APPRAISED_SAFE, "原住房安全A级"),
    ORIGINAL_HOUSE_B(AssuranceCategory.APPRAISED_SAFE, "原住房安全B级"),
    DILAPIDATED_HOUSE_RENOVATION(AssuranceCategory.RENOVATED_SAFE, "农村危房改造", "危房改造", "危改"),
    POVERTY_RELOCATION(AssuranceCategory.RENOVATED_SAFE, "易地扶贫搬迁", "易地搬迁"),
    ECOLOGICAL_RESETTLEMENT(AssuranceCategory.RENOVATED_SAFE, "生态移民", "生态移民搬迁"),
    RESERVOIR_RESETTLEMENT(AssuranceCategory.RENOVATED_SAFE, "水库移民", "水库移民搬迁"),
    HAZARD_RESETTLEMENT(AssuranceCategory.RENOVATED_SAFE, "避险搬迁", "避险移民搬迁"),
    COLLECTIVE_RENTAL_HOUSING(AssuranceCategory.PROVIDED_SAFE, "集体公租房", "公租房"),
    MUTUAL_AID_COMPOUND(AssuranceCategory.PROVIDED_SAFE, "幸福大院"),
    RENT_IDLE_FARMHOUSE(AssuranceCategory.PROVIDED_SAFE, "租赁闲置农房"),
    STAY_WITH_KIN(AssuranceCategory.PROVIDED_SAFE, "投亲靠友"),
    NURSING_HOME(AssuranceCategory.PROVIDED_SAFE, "敬老院", "敬养老院", "敬(养)老院", "养老院"),
    SUBSIDISED_RENTAL(AssuranceCategory.PROVIDED_SAFE, "政府补贴租房"),
    CASH_SUBSIDY(AssuranceCategory.PROVIDED_SAFE, "货币补助", "货币补贴");

    private final AssuranceCategory category;
    private final String[] labels;

    AssuranceMode(AssuranceCategory category, String... labels) {
        this.category = category;
        this.labels = labels;
    }

    public static Set<AssuranceMode> of(AssuranceCategory category) {
        return Arrays.stream(values())
                .filter(mode -> mode.category == category)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(AssuranceMode.class)));
    }

    /** The usual one first. */
    public String[] labels() {
        return labels.clone();
    }
}
