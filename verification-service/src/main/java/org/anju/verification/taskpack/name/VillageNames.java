package org.anju.verification.taskpack.name;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.anju.verification.taskpack.name.HouseholdRegistry.Entry;

/** The names of the heads of a village's households, each as of a version of the household. */
public final class VillageNames {

    static final VillageNames NONE = new VillageNames(Map.of());

    private static final int BYTES_A_NAME = 130;

    private final Map<UUID, Entry> entries;

    private VillageNames(Map<UUID, Entry> entries) {
        this.entries = entries;
    }

    /** Of the households asked for; what the registry does not know so new is taken to have no name until it changes again. */
    static VillageNames of(Iterable<Entry> told, Map<UUID, Long> wanted) {
        Map<UUID, Entry> entries = new HashMap<>();
        told.forEach(entry -> entries.put(entry.id(), entry));
        wanted.forEach((id, version) -> {
            Entry entry = entries.get(id);
            if (entry == null || entry.version() < version) {
                entries.put(id, new Entry(id, null, version));
            }
        });
        return new VillageNames(entries);
    }

    /** Whether it knows each of the households in that version or a later one. */
    boolean cover(Map<UUID, Long> wanted) {
        return wanted.entrySet().stream().allMatch(household -> {
            Entry entry = entries.get(household.getKey());
            return entry != null && entry.version() >= household.getValue();
        });
    }

    /** Null where there is none. */
    public String of(UUID household) {
        Entry entry = entries.get(household);
        return entry == null ? null : entry.headName();
    }

    int weight() {
        return 64 + BYTES_A_NAME * entries.size();
    }

    /** {@code 马**}: the first character. */
    public static String masked(String name) {
        if (name == null || name.isEmpty()) {
            return name;
        }
        int first = Character.charCount(name.codePointAt(0));
        return name.substring(0, first) + "*".repeat(name.codePointCount(first, name.length()));
    }
}
