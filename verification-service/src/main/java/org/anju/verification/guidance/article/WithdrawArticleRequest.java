package org.anju.verification.guidance.article;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.anju.verification.guidance.PlainText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "WithdrawGuidanceArticle")
record WithdrawArticleRequest(
        @NotBlank @Size(max = 500) @Pattern(regexp = PlainText.LINES)
        String reason) {}
