package org.anju.household.roster;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How to go on with a roster that was checked. */
record ConfirmImportRequest(
        @Schema(
                description =
                        "What becomes of rows with errors: REFUSE_ALL stores nothing if there is any, LEAVE_OUT stores the good rows 有错误的行:REFUSE_ALL有错即全部不入库,LEAVE_OUT只入正确的行",
                examples = "LEAVE_OUT")
        @NotNull
        BadRows badRows) {}
