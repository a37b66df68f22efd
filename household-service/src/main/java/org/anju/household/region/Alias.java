package org.anju.household.region;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Another name of a region. */
public record Alias(@Schema(examples = "老方家村") String name, Kind kind) {

    public enum Kind {
        /** 曾用名. */
        FORMER_NAME,
        /** 当地俗称. */
        LOCAL_NAME
    }
}
