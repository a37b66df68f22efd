package org.anju.verification.village.closure;

import java.util.List;
import java.util.UUID;
import org.anju.common.problem.Text;

/**
 * Something that keeps a village from being closed.
 *
 * @param reason a code, such as NO_RECORD
 * @param message what is missing and what to do about it, without personal data
 * @param count of households
 * @param households their ids, the first {@value #MOST_HOUSEHOLDS}
 */
public record OpenPoint(String reason, Text message, long count, List<UUID> households) {

    public static final int MOST_HOUSEHOLDS = 100;

    public OpenPoint {
        households = List.copyOf(households.subList(0, Math.min(households.size(), MOST_HOUSEHOLDS)));
    }
}
