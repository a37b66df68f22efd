package org.anju.verification.record;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What comparing records with others came to: which records were looked at by which rule, and what was found in them. */
public final class Comparison {

    /** One finding of a kind at most stands in a record. */
    public record Kind(String rule, String field) {}

    /** A kind of finding in one record. */
    record Place(UUID verificationId, Kind kind) {}

    private final Set<Place> lookedAt = new HashSet<>();
    private final Map<Place, RecordFinding> found = new HashMap<>();

    /** What is not found in these records in the same comparison is no longer so. */
    public void lookedAt(Kind kind, Collection<UUID> records) {
        records.forEach(record -> lookedAt.add(new Place(record, kind)));
    }

    public void found(RecordFinding finding) {
        Place place = new Place(finding.verificationId(), new Kind(finding.rule(), finding.field()));
        lookedAt.add(place);
        found.put(place, finding);
    }

    public boolean isEmpty() {
        return lookedAt.isEmpty();
    }

    Set<Place> lookedAt() {
        return lookedAt;
    }

    Map<Place, RecordFinding> found() {
        return found;
    }
}
