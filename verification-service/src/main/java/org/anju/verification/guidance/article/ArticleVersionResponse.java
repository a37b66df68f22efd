package org.anju.verification.guidance.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param publishedAt absent for a draft */
@Schema(name = "GuidanceArticleVersion")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ArticleVersionResponse(
        int version, ArticleContent content, String writtenBy, Instant writtenAt, Instant publishedAt) {

    static ArticleVersionResponse from(ArticleVersion version) {
        return new ArticleVersionResponse(
                version.number(),
                version.content(),
                version.writtenByName(),
                version.writtenAt(),
                version.publishedAt());
    }
}
