package org.anju.household.roster;

import java.time.LocalDate;
import java.util.Objects;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionCode;

/**
 * What comes along with an uploaded roster.
 *
 * @param fileName without folders
 * @param region or null for all regions of the caller
 * @param effectiveOn the day from which what the roster tells holds
 * @param idempotencyKey or null
 * @param contentLength negative when not told
 */
record UploadRequest(
        String fileName,
        RegionCode region,
        ImportTask task,
        BadRows badRows,
        LocalDate effectiveOn,
        String idempotencyKey,
        String contentType,
        long contentLength) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_KEY = 200;
    private static final String UNNAMED = "roster.xlsx";

    UploadRequest {
        fileName = baseName(Objects.requireNonNullElse(fileName, ""));
        if (idempotencyKey != null && (idempotencyKey.isBlank() || idempotencyKey.length() > LONGEST_KEY)) {
            throw ProblemException.badRequest(
                            "idempotency-key-malformed",
                            Text.of("The idempotency key cannot be used", "幂等键无效"),
                            Text.of(
                                    "Idempotency-Key has 1 to 200 characters, such as a UUID.",
                                    "Idempotency-Key应为1至200个字符,例如UUID。"))
                    .violation("Idempotency-Key", "1 to 200 characters", null);
        }
    }

    private static String baseName(String name) {
        String base = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return base.isEmpty() ? UNNAMED : base.substring(0, Math.min(base.length(), LONGEST_NAME));
    }
}
