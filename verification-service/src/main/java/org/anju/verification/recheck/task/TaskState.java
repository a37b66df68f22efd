package org.anju.verification.recheck.task;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "RecheckTaskState")
public enum TaskState {
    OPEN,
    /** The household was visited again. */
    DONE,
    /** Looked for on as many days as the parameters ask. */
    NOT_REACHED,
    /** Its township is verified again as a whole. */
    WITHDRAWN
}
