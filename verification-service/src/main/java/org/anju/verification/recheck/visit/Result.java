package org.anju.verification.recheck.visit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "RecheckResult")
public enum Result {
    AGREES,
    DIFFERS,
    NOT_REACHED
}
