package org.anju.verification.recheck.draw;

import java.util.Set;
import java.util.UUID;

/**
 * A time that was drawn from the frame: first the sample, then each of its extensions.
 *
 * @param size how many to draw by chance; the first round draws the mandatory ones besides, and at least one of each stratum
 * @param stratumPrefix only from strata whose names begin so; empty for all
 * @param leftOut records that this time could not draw any more
 */
public record Round(int size, String stratumPrefix, Set<UUID> leftOut) {

    public Round {
        leftOut = Set.copyOf(leftOut);
    }

    public Round(int size, String stratumPrefix) {
        this(size, stratumPrefix, Set.of());
    }

    public static Round ofAll(int size) {
        return new Round(size, "");
    }

    boolean mayDraw(FrameRecord record) {
        return !leftOut.contains(record.id());
    }
}
