package org.anju.verification.rule;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What holds where housing is found not secured and no special situation says otherwise.
 *
 * @param proposed the members of this row that no source gives
 */
@Schema(name = "NotSecuredRow")
public record NotSecured(Evidence evidence, OpenedProblem problem, List<String> proposed) {

    public NotSecured {
        proposed = Listed.orEmpty(proposed);
    }
}
