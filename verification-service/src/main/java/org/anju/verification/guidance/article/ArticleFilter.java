package org.anju.verification.guidance.article;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which articles are wanted; what is left out does not restrict. */
public class ArticleFilter {

    @Parameter(description = "Id of the rule whose finding needs explaining 规则编号", example = "Q12")
    @RestQuery
    @Size(max = 60)
    String rule;

    @Parameter(description = "Code of the special situation 特殊情形代码")
    @RestQuery
    @Size(max = 60)
    String situation;

    @RestQuery
    @Size(max = 60)
    String tag;

    @Parameter(description = "Words of title or text, in either language 标题或正文中的文字")
    @RestQuery
    @Size(max = 60)
    String text;

    @Parameter(description = "DRAFT and WITHDRAWN for guides of the region DRAFT与WITHDRAWN仅限本区域的指导人员")
    @RestQuery
    @DefaultValue("PUBLISHED")
    ArticleState state;
}
