package org.anju.verification.rule;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A way in which housing is made safe. */
@Schema(name = "AssuranceCategory")
public record Category(String code, String english, String chinese, List<Mode> modes) {

    public Category {
        modes = Listed.orEmpty(modes);
    }
}
