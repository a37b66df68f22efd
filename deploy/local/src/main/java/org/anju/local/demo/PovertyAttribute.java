package org.anju.local.demo;

/** Why a household stands on the roster, as townships write it; with its share of a hundred thousand. */
public enum PovertyAttribute {
    GENERAL("一般贫困户", 57_000),
    SUBSISTENCE_ALLOWANCE_POOR("低保贫困户", 27_000),
    SUBSISTENCE_ALLOWANCE("低保户", 11_000),
    EXTREME_POVERTY("五保户", 5_000);

    private final String label;
    private final int share;

    PovertyAttribute(String label, int share) {
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
