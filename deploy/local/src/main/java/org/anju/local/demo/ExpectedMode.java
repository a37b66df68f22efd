package org.anju.local.demo;

/** How a household's housing is made safe, as townships mark it in the roster; with its share of a hundred thousand. */
public enum ExpectedMode {
    ORIGINAL_HOUSE_A("原住房安全A级", 29_000),
    ORIGINAL_HOUSE_B("原住房安全B级", 21_600),
    DILAPIDATED_HOUSE_RENOVATION("农村危房改造", 23_000),
    POVERTY_RELOCATION("易地扶贫搬迁", 14_000),
    ECOLOGICAL_RESETTLEMENT("生态移民", 1_500),
    RESERVOIR_RESETTLEMENT("水库移民", 900),
    HAZARD_RESETTLEMENT("避险搬迁", 800),
    COLLECTIVE_RENTAL_HOUSING("集体公租房", 1_500),
    MUTUAL_AID_COMPOUND("幸福大院", 1_200),
    RENT_IDLE_FARMHOUSE("租赁闲置农房", 1_400),
    STAY_WITH_KIN("投亲靠友", 3_000),
    NURSING_HOME("敬老院", 800),
    SUBSIDISED_RENTAL("政府补贴租房", 800),
    CASH_SUBSIDY("货币补助", 500);

    private final String label;
    private final int share;

    ExpectedMode(String label, int share) {
        this.label = label;
        this.share = share;
    }

    public String label() {
        return label;
    }

    int share() {
        return share;
    }
}
