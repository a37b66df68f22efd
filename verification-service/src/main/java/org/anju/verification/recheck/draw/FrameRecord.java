package org.anju.verification.recheck.draw;

import java.util.Objects;
import java.util.UUID;

/**
 * A record that may be drawn.
 *
 * @param stratum the part of the frame that it belongs to
 * @param weight in hundredths: of 300, it is three times as likely to come next as a record of 100; 1 or more
 * @param mandatory drawn in any case
 */
public record FrameRecord(UUID id, String stratum, int weight, boolean mandatory) {

    public FrameRecord {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(stratum, "stratum");
        if (weight < 1) {
            throw new IllegalArgumentException("A weight is 1 or more, not " + weight);
        }
        if (stratum.indexOf('\t') >= 0 || stratum.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("A stratum's name holds neither tab nor line break");
        }
    }
}
