package org.anju.household.privacy;

import java.nio.charset.StandardCharsets;

/** What is kept encrypted. The name is authenticated with each value, so that one kind cannot pass for another. */
public enum Secret {
    ID_NUMBER("id_number"),
    PHONE("phone"),
    ADDRESS("address"),
    POSITION("position"),
    ROSTER_FILE("roster_file");

    private final String label;

    Secret(String label) {
        this.label = label;
    }

    byte[] label() {
        return label.getBytes(StandardCharsets.UTF_8);
    }
}
