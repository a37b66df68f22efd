package org.anju.media.photo;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a phone is about to upload.
 *
 * @param id made by the phone (UUID version 7), so that sending it again declares nothing new
 * @param verificationId the record that it belongs to; left out in the slots of a problem, and only there
 * @param slot what it shows: a slot of the campaign's rule set, such as FRONT or KINSHIP_PROOF, or PROBLEM_BEFORE, PROBLEM_AFTER;
 *     in a record it shows what the record says
 * @param sha256 of the file, 64 hex digits
 */
@Schema(name = "DeclarePhoto")
record DeclarePhotoRequest(
        @NotNull UUID id,
        UUID verificationId,
        @NotNull UUID householdId,

        @NotNull
        @Pattern(
                regexp = PhotoSlot.CODE,
                message =
                        "must be a slot of the campaign's rule set, or PROBLEM_BEFORE or PROBLEM_AFTER: capitals, digits and _, at most 40 / 应为规则集中的照片类别代码,或PROBLEM_BEFORE、PROBLEM_AFTER")
        @Schema(examples = "FRONT")
        String slot,

        @NotNull
        @Pattern(regexp = "image/(jpeg|png)", message = "must be image/jpeg or image/png / 应为image/jpeg或image/png")
        String contentType,

        @Min(value = 1, message = "must be at least 1 / 至少为1")
        @Max(value = MAX_SIZE_BYTES, message = "must be at most 20971520 (20 MB) / 最大20971520(20 MB)")
        @Schema(required = true)
        long sizeBytes,

        @NotNull
        @Pattern(regexp = "[0-9a-fA-F]{64}", message = "must be a SHA-256 of 64 hex digits / 应为64位十六进制的SHA-256")
        String sha256,

        @NotNull OffsetDateTime capturedAt) {

    private static final long MAX_SIZE_BYTES = 20 * 1024 * 1024;

    byte[] digest() {
        return HexFormat.of().parseHex(sha256);
    }

    /** As exact as the database keeps it. */
    Instant captured() {
        return capturedAt.toInstant().truncatedTo(ChronoUnit.MICROS);
    }
}
