package org.anju.verification.recheck.visit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is done about a difference. */
@Schema(name = "RecheckSettlementAction")
public enum Settlement {
    /** The first record goes back to be corrected. */
    RETURN,
    /** Something about the household must be put right. */
    OPEN_PROBLEM,
    /** The first record is right after all: the difference counts as no error. */
    KEEP_FIRST
}
