package org.anju.household.rotation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

record TableProgress(
        @Schema(examples = "household") String table,
        @Schema(examples = "141600") long rowsDone,
        @Schema(examples = "141600") long rowsTotal,

        @Schema(description = "Rows that cannot be opened 无法解密的行数", examples = "0")
        long rowsUnreadable) {}
