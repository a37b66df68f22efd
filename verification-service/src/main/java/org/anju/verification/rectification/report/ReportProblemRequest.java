package org.anju.verification.rectification.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.anju.verification.rule.ProblemKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param id made by the client (UUIDv7), so that sending it again opens nothing new; left out, the server makes one
 * @param verificationId the record that shows it, where there is one
 * @param dueOn the day by which it is to be put right; left out, as many days from now as its kind has
 * @param note what was found, without personal data
 */
@Schema(name = "ReportProblem")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReportProblemRequest(
        UUID id,
        @NotNull UUID campaignId,
        @NotNull UUID householdId,
        UUID verificationId,
        @NotNull ProblemKind kind,
        LocalDate dueOn,

        @NotBlank @Size(max = 2000) @Pattern(regexp = "[\\P{Cc}\\n\\r\\t]*")
        String note) {}
