package org.anju.verification.rule;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The photos that are asked for.
 *
 * @param minimum how many, of any slot
 * @param required slots of which at least one photo is needed each
 */
@Schema(name = "RequiredEvidence")
public record Evidence(int minimum, List<String> required) {

    public Evidence {
        required = Listed.orEmpty(required);
    }
}
