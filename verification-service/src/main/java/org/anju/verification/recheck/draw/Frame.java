package org.anju.verification.recheck.draw;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.anju.common.digest.Sha256;

/** All records that may be drawn, in the order of their ids: in whichever order they came, it is the same frame. */
public final class Frame {

    /** By the ids' text: UUIDs compare as signed numbers in Java, and as text nowhere else. */
    static final Comparator<FrameRecord> BY_ID =
            Comparator.comparing(record -> record.id().toString());

    private final List<FrameRecord> records;

    private Frame(List<FrameRecord> records) {
        this.records = records;
    }

    public static Frame of(Collection<FrameRecord> records) {
        List<FrameRecord> sorted = records.stream().sorted(BY_ID).toList();
        for (int index = 1; index < sorted.size(); index++) {
            if (sorted.get(index).id().equals(sorted.get(index - 1).id())) {
                throw new IllegalArgumentException("Record %s is in the frame twice"
                        .formatted(sorted.get(index).id()));
            }
        }
        return new Frame(sorted);
    }

    public List<FrameRecord> records() {
        return records;
    }

    public int size() {
        return records.size();
    }

    /** SHA-256 over one line a record, in the order of the ids: id, stratum, weight, and 1 where mandatory, else 0. */
    public byte[] digest() {
        MessageDigest digest = Sha256.start();
        for (FrameRecord each : records) {
            String line =
                    "%s\t%s\t%d\t%d\n".formatted(each.id(), each.stratum(), each.weight(), each.mandatory() ? 1 : 0);
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return digest.digest();
    }

    /** Those that are left to chance, by stratum. */
    SortedMap<String, List<FrameRecord>> leftToChance() {
        return records.stream()
                .filter(record -> !record.mandatory())
                .collect(Collectors.groupingBy(FrameRecord::stratum, TreeMap::new, Collectors.toList()));
    }
}
