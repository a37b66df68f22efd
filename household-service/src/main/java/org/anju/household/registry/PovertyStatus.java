package org.anju.household.registry;

/** 脱贫状态 (AAR010). */
public enum PovertyStatus {
    POOR("未脱贫"),
    LIFTED("已脱贫", "脱贫"),
    STABLY_LIFTED("稳定脱贫", "已稳定脱贫", "稳定"),
    FALLEN_BACK("返贫");

    private final String[] labels;

    PovertyStatus(String... labels) {
        this.labels = labels;
    }

    /** The usual one first. */
    public String[] labels() {
        return labels.clone();
    }
}
