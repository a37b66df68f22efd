package org.anju.verification.guidance.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param region what it is for; absent where it is for everybody
 * @param version number of the version shown
 * @param latestVersion a higher one is a draft that waits to be published
 */
@Schema(name = "GuidanceArticle")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ArticleResponse(
        UUID id,
        RegionCode region,
        ArticleState state,
        String withdrawnReason,
        int version,
        int latestVersion,
        ArticleContent content,
        String writtenBy,
        Instant writtenAt,
        Instant publishedAt) {}
