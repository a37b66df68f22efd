package org.anju.household.dwelling;

/** What carries a house (房屋结构). */
public enum Structure {
    STEEL_CONCRETE("钢混"),
    BRICK_CONCRETE("砖混"),
    BRICK_TIMBER("砖木"),
    TIMBER("木结构"),
    EARTH("生土"),
    EARTH_TIMBER("土木"),
    STONE("石结构"),
    STONE_TIMBER("石木"),
    CAVE("窑洞"),
    OTHER("其他");

    private final String label;

    Structure(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
