package org.anju.household.registry;

/** How a household's housing is made safe: the modes of the 2020 rules, as rosters name them. */
public enum AssuranceMode {
    ORIGINAL_HOUSE_A("原住房安全A级"),
    ORIGINAL_HOUSE_B("原住房安全B级"),
    DILAPIDATED_HOUSE_RENOVATION("农村危房改造", "危房改造", "危改"),
    POVERTY_RELOCATION("易地扶贫搬迁", "易地搬迁"),
    ECOLOGICAL_RESETTLEMENT("生态移民", "生态移民搬迁"),
    RESERVOIR_RESETTLEMENT("水库移民", "水库移民搬迁"),
    HAZARD_RESETTLEMENT("避险搬迁", "避险移民搬迁"),
    COLLECTIVE_RENTAL_HOUSING("集体公租房", "公租房"),
    MUTUAL_AID_COMPOUND("幸福大院"),
    RENT_IDLE_FARMHOUSE("租赁闲置农房"),
    STAY_WITH_KIN("投亲靠友"),
    NURSING_HOME("敬老院", "敬养老院", "敬(养)老院", "养老院"),
    SUBSIDISED_RENTAL("政府补贴租房"),
    CASH_SUBSIDY("货币补助", "货币补贴");

    private final String[] labels;

    AssuranceMode(String... labels) {
        this.labels = labels;
    }

    /** The usual one first. */
    public String[] labels() {
        return labels.clone();
    }
}
