package org.anju.verification.guidance.article;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.anju.verification.guidance.PlainText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An article in one language. */
@Schema(name = "GuidanceText")
record ArticleText(
        @NotBlank @Size(max = 200) @Pattern(regexp = PlainText.LINE)
        String title,

        @NotBlank @Size(max = 20_000) @Pattern(regexp = PlainText.LINES)
        String text) {}
