package org.anju.verification.guidance.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.anju.verification.guidance.PlainText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a version of an article says.
 *
 * @param rules ids of the rules whose findings it explains, such as Q12
 * @param situations codes of the special situations that it is about
 * @param proposal whether it holds proposals beside official rules; its text says which they are
 */
@Schema(name = "GuidanceContent")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ArticleContent(
        @NotNull @Valid ArticleText chinese,
        @Valid ArticleText english,
        @Size(max = 20) List<@NotBlank @Size(max = 30) @Pattern(regexp = PlainText.LINE) String> tags,
        @Size(max = 50) List<@NotNull @Pattern(regexp = "[A-Z][0-9]{2}") String> rules,
        @Size(max = 30) List<@NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,59}") String> situations,
        boolean proposal) {

    ArticleContent {
        tags = List.copyOf(Objects.requireNonNullElse(tags, List.of()));
        rules = List.copyOf(Objects.requireNonNullElse(rules, List.of()));
        situations = List.copyOf(Objects.requireNonNullElse(situations, List.of()));
    }
}
