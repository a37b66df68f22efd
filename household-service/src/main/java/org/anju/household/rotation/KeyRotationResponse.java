package org.anju.household.rotation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

record KeyRotationResponse(
        UUID id,

        @Schema(description = "Number of the key that all rows are sealed with 全部数据改用此编号的密钥", examples = "2")
        int keyNumber,

        RotationState state,
        @Schema(examples = "admin") String requestedBy,
        Instant startedAt,
        Instant finishedAt,
        List<TableProgress> tables) {}
