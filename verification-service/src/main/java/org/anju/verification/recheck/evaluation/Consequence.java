package org.anju.verification.recheck.evaluation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the figures suggest to do with the records that a sample was drawn from. */
@Schema(name = "RecheckConsequence")
public enum Consequence {
    /** Households are still to be visited. */
    CONTINUE,
    ACCEPT,
    /** The interval holds the accepted rate: too few were rechecked to tell. */
    EXTEND,
    REVERIFY_ALL
}
