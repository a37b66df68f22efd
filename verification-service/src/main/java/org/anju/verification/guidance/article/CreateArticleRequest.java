package org.anju.verification.guidance.article;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param id made by the client, so that sending it again creates nothing; left out, the server makes one
 * @param region the county or larger region that it is for; left out, it is for everybody
 */
@Schema(name = "CreateGuidanceArticle")
record CreateArticleRequest(
        UUID id, RegionCode region, @NotNull @Valid ArticleContent content) {}
