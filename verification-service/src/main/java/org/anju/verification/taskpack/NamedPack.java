package org.anju.verification.taskpack;

import java.util.Set;
import java.util.UUID;
import org.anju.verification.taskpack.TaskPack.Line;
import org.anju.verification.taskpack.name.VillageNames;

/**
 * A pack with what its reader may see of names.
 *
 * @param own the households that the reader is to visit; empty unless the view is {@code OWN}
 * @param names null where the view is {@code UNAVAILABLE}
 */
record NamedPack(TaskPack pack, NameView view, Set<UUID> own, VillageNames names) {

    static NamedPack unnamed(TaskPack pack) {
        return new NamedPack(pack, NameView.UNAVAILABLE, Set.of(), null);
    }

    /** What to add to the line as {@code headName}, or null. */
    String nameFor(Line line) {
        if (names == null || !line.isHousehold()) {
            return null;
        }
        String name = names.of(line.id());
        return isClear(line) ? name : VillageNames.masked(name);
    }

    private boolean isClear(Line line) {
        return switch (view) {
            case CLEAR -> true;
            case OWN -> own.contains(line.id());
            case MASKED, UNAVAILABLE -> false;
        };
    }

    PackCursor cursor() {
        return new PackCursor(pack.key().fingerprint(), pack.version(), view, own.hashCode());
    }

    /** Whether all that changed for a reader with that cursor is in lines that changed. */
    boolean canFollow(PackCursor since) {
        if (!pack.canFollow(since)) {
            return false;
        }
        // Names that are away now stay as the phone has them; one that was shown others is sent all of them anew.
        return view == NameView.UNAVAILABLE || since.names() == view && since.own() == own.hashCode();
    }

    boolean hasHouseholdsSince(long version) {
        return pack.lines().stream().anyMatch(line -> line.isHousehold() && line.since() > version);
    }

    /** How many heads are named in clear among the lines that came after a version. */
    int clearSince(long version) {
        return (int) pack.lines().stream()
                .filter(line -> line.since() > version && isClear(line) && nameFor(line) != null)
                .count();
    }

    /** Readers for whom it looks the same share what is kept of it. */
    ViewKey viewKey() {
        return new ViewKey(pack.key(), view, own);
    }

    record ViewKey(PackKey pack, NameView view, Set<UUID> own) {}
}
