package org.anju.verification.changes;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A part of the feed. */
@Schema(name = "VerificationChangePage")
record RecordChangePage(
        List<ChangedRecord> items,

        @Schema(description = "Send it as since to go on, now or later; never empty 下次读取时填入since,始终有值")
        String nextCursor,

        @Schema(description = "Whether there is more to read at once 是否还有未读完的变更")
        boolean more) {}
