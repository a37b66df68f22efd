package org.anju.verification.recheck.visit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "RecheckSeverity")
public enum Severity {
    /** The first record was wrong about what matters, or nobody can have been there. */
    ERROR,
    /** Worth knowing; counted as no error. */
    REMARK
}
