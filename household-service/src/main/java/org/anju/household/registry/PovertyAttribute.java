package org.anju.household.registry;

/** 贫困户属性 (AAC006). */
public enum PovertyAttribute {
    GENERAL_POOR("一般贫困户", "一般户"),
    SUBSISTENCE_ALLOWANCE_POOR("低保贫困户"),
    SUBSISTENCE_ALLOWANCE("低保户"),
    FIVE_GUARANTEES("五保户", "五保贫困户", "特困供养户", "特困户");

    private final String[] labels;

    PovertyAttribute(String... labels) {
        this.labels = labels;
    }

    /** The usual one first. */
    public String[] labels() {
        return labels.clone();
    }
}
