package org.anju.verification.recheck.sample;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "RecheckSampleState")
public enum SampleState {
    /** Being rechecked, and not decided on. */
    OPEN,
    ACCEPTED,
    /** Every township of it is verified again. */
    REVERIFIED
}
