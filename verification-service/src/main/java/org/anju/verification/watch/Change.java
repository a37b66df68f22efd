package org.anju.verification.watch;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Ids of what has changed since the watchers last looked. What counts is how things are now, not how they changed. */
public final class Change {

    private final Map<Subject, Set<UUID>> ids = new EnumMap<>(Subject.class);

    void add(Subject subject, Collection<UUID> changed) {
        ids.computeIfAbsent(subject, any -> new HashSet<>()).addAll(changed);
    }

    public Set<UUID> records() {
        return of(Subject.RECORD);
    }

    public Set<UUID> households() {
        return of(Subject.HOUSEHOLD);
    }

    public Set<UUID> photos() {
        return of(Subject.PHOTO);
    }

    public Set<UUID> sites() {
        return of(Subject.SITE);
    }

    private Set<UUID> of(Subject subject) {
        return ids.getOrDefault(subject, Set.of());
    }
}
