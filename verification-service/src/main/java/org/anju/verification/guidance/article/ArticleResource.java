package org.anju.verification.guidance.article;

import static org.anju.common.caller.Roles.APPRAISER;
import static org.anju.common.caller.Roles.AUDITOR;
import static org.anju.common.caller.Roles.BULLETIN_EDITOR;
import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.GUIDE;
import static org.anju.common.caller.Roles.ROSTER_MANAGER;
import static org.anju.common.caller.Roles.SUPERVISOR;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;
import static org.anju.common.caller.Roles.VERIFIER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.precondition.ExpectedVersion;
import org.anju.verification.guidance.article.ArticleService.Creation;
import org.anju.verification.guidance.article.ArticleService.Seen;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/guidance-articles")
@RolesAllowed({
    VERIFIER,
    TOWNSHIP_REVIEWER,
    COUNTY_REVIEWER,
    ROSTER_MANAGER,
    APPRAISER,
    GUIDE,
    SUPERVISOR,
    BULLETIN_EDITOR,
    AUDITOR
})
@Tag(name = "Guidance 技术指导")
@RunOnVirtualThread
public class ArticleResource {

    private static final String KINSHIP = "01970000-0000-7000-8000-000000005702";
    private static final String IF_MATCH = "The ETag of the article as it was read 读取时得到的ETag";

    private final ArticleService articles;
    private final ArticlePack packs;
    private final CurrentCaller caller;

    ArticleResource(ArticleService articles, ArticlePack packs, CurrentCaller caller) {
        this.articles = articles;
        this.packs = packs;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(GUIDE)
    @Operation(
            operationId = "createGuidanceArticle",
            summary = "Write an article 编写指导文章",
            description =
                    "Role guide: of a county for that county, of a prefecture or more for everybody too. It is a draft until"
                            + " it is published. 县级指导人员为本县编写,州级及以上可面向全部区域;发布前为草稿。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "A county's question 县级常见问题", value = """
                                            {
                                              "region": "622927000000",
                                              "content": {
                                                "chinese": {
                                                  "title": "冬季低温时手机定位不准怎么办?",
                                                  "text": "到室外开阔处等待一分钟再拍;仍超过100米的照常提交,并在备注说明。"
                                                },
                                                "english": {
                                                  "title": "What if the phone's position is poor in the cold?",
                                                  "text": "Wait a minute in the open before taking the photo; if it stays above 100 m, submit all the same and say so in the note."
                                                },
                                                "tags": ["定位"],
                                                "rules": ["Q05"]
                                              }
                                            }
                                            """)))
    @APIResponse(
            responseCode = "201",
            description = "A draft 已存为草稿",
            content = @Content(schema = @Schema(implementation = ArticleResponse.class)))
    @APIResponse(
            responseCode = "200",
            description = "Written before, with the same values 此前已编写,内容相同",
            content = @Content(schema = @Schema(implementation = ArticleResponse.class)))
    @APIResponse(responseCode = "409", description = "The id is taken 编号已用")
    @APIResponse(responseCode = "422", description = "The region is below a county 区域低于县级")
    public Response create(@Valid @NotNull CreateArticleRequest request) {
        Creation creation = articles.create(request, caller.get());
        URI location =
                URI.create("guidance-articles/" + creation.seen().article().id());
        return tagged(creation.created() ? Response.created(location) : Response.ok(), creation.seen());
    }

    @GET
    @Operation(
            operationId = "listGuidanceArticles",
            summary = "Articles for your regions 查找指导文章",
            description = "By the rule of a finding, by special situation, tag or words. 可按问题规则、特殊情形、标签或文字查找。")
    @APIResponse(
            responseCode = "200",
            description = "A page of articles 一页文章",
            content = @Content(schema = @Schema(implementation = ArticlePage.class)))
    @APIResponse(responseCode = "304", description = "As you have it 未变化")
    public Response list(
            @Valid @BeanParam ArticleFilter filter,
            @Parameter(description = "cursor of the page before 上一页的cursor") @RestQuery UUID cursor,
            @Min(1) @Max(1000) @DefaultValue("100") @RestQuery int limit,
            @Context Request request) {
        ArticlePage page = articles.list(filter, cursor, limit, caller.get());
        return Cached.answer(request, page, Cached.tagOf(page.items(), page.cursor()));
    }

    @GET
    @Path("/pack")
    @Produces("application/x-ndjson")
    @Operation(
            operationId = "getGuidancePack",
            summary = "All articles for a phone, or what is new since the pack before 离线文章包",
            description =
                    "NDJSON, gzip when accepted: first a line of kind pack with the cursor for the next time, then one of kind"
                            + " article or withdrawn each. 首行含下次使用的cursor,其后每行一篇文章或撤回通知。")
    public String pack(
            @Parameter(description = "cursor of the pack before; all if left out 上次文章包的cursor,不填为全部") @RestQuery
                    String since) {
        return packs.since(since, caller.get());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getGuidanceArticle", summary = "One article as it is published 文章详情")
    @APIResponse(
            responseCode = "200",
            description = "The article 文章",
            content = @Content(schema = @Schema(implementation = ArticleResponse.class)))
    @APIResponse(responseCode = "304", description = "As you have it 未变化")
    public Response get(
            @Parameter(example = KINSHIP) UUID id,
            @Parameter(description = "The latest version, be it a draft; for who writes it 最新版本(含草稿),仅限维护人员")
                    @DefaultValue("false")
                    @RestQuery
                    boolean latest,
            @Context Request request) {
        Seen seen = articles.get(id, latest, caller.get());
        return Cached.answer(request, seen.article(), ExpectedVersion.tagOf(seen.lockVersion()));
    }

    @GET
    @Path("/{id}/versions")
    @Operation(
            operationId = "listGuidanceArticleVersions",
            summary = "Everything that an article ever said 文章的各个版本",
            description = "Drafts are listed for who writes it. 草稿仅限维护人员查看。")
    public List<ArticleVersionResponse> versions(@Parameter(example = KINSHIP) UUID id) {
        return articles.versions(id, caller.get());
    }

    @GET
    @Path("/{id}/versions/{version}")
    @Operation(operationId = "getGuidanceArticleVersion", summary = "What a version of an article says 文章的某个版本")
    public ArticleVersionResponse version(
            @Parameter(example = KINSHIP) UUID id, @Parameter(example = "1") int version) {
        return articles.version(id, version, caller.get());
    }

    @POST
    @Path("/{id}/versions")
    @RolesAllowed(GUIDE)
    @Operation(
            operationId = "addGuidanceArticleVersion",
            summary = "Write a new version 编写新版本",
            description = "Readers go on seeing the published one until the new one is published. 新版本发布前,读者仍看到原版本。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "New version 新版本", value = """
                                            {
                                              "chinese": {
                                                "title": "冬季低温时手机定位不准怎么办?",
                                                "text": "到室外开阔处等待两分钟再拍;仍超过100米的照常提交,并在备注说明。"
                                              },
                                              "tags": ["定位"],
                                              "rules": ["Q05"]
                                            }
                                            """)))
    @APIResponse(
            responseCode = "201",
            description = "A draft 已存为草稿",
            content = @Content(schema = @Schema(implementation = ArticleResponse.class)))
    @APIResponse(responseCode = "412", description = "Changed meanwhile 内容已被他人修改")
    @APIResponse(responseCode = "428", description = "If-Match is missing 缺少If-Match")
    public Response addVersion(
            UUID id,
            @Parameter(description = IF_MATCH, example = "\"0\"") @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull ArticleContent content) {
        Seen seen = articles.addVersion(id, ExpectedVersion.of(ifMatch), content, caller.get());
        URI location = URI.create(
                "guidance-articles/%s/versions/%d".formatted(id, seen.article().version()));
        return tagged(Response.created(location), seen);
    }

    @POST
    @Path("/{id}/publish")
    @RolesAllowed(GUIDE)
    @Operation(operationId = "publishGuidanceArticle", summary = "Let readers see the latest version 发布最新版本")
    @APIResponse(
            responseCode = "200",
            description = "Published 已发布",
            content = @Content(schema = @Schema(implementation = ArticleResponse.class)))
    @APIResponse(responseCode = "409", description = "The latest version is published 最新版本已发布")
    @APIResponse(responseCode = "412", description = "Changed meanwhile 内容已被他人修改")
    @APIResponse(responseCode = "428", description = "If-Match is missing 缺少If-Match")
    public Response publish(
            UUID id, @Parameter(description = IF_MATCH, example = "\"0\"") @HeaderParam("If-Match") String ifMatch) {
        return tagged(Response.ok(), articles.publish(id, ExpectedVersion.of(ifMatch), caller.get()));
    }

    @POST
    @Path("/{id}/withdraw")
    @RolesAllowed(GUIDE)
    @Operation(
            operationId = "withdrawGuidanceArticle",
            summary = "Take an article back 撤回文章",
            description =
                    "It leaves lists and packs; who knows its id still reads it, with the reason. 不再列出;凭编号仍可查看及其撤回原因。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Outdated 已过时", value = """
                                            {"reason": "已并入第2号文章。"}
                                            """)))
    @APIResponse(
            responseCode = "200",
            description = "Withdrawn 已撤回",
            content = @Content(schema = @Schema(implementation = ArticleResponse.class)))
    @APIResponse(responseCode = "409", description = "Withdrawn already 已撤回")
    @APIResponse(responseCode = "412", description = "Changed meanwhile 内容已被他人修改")
    @APIResponse(responseCode = "428", description = "If-Match is missing 缺少If-Match")
    public Response withdraw(
            UUID id,
            @Parameter(description = IF_MATCH, example = "\"0\"") @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull WithdrawArticleRequest request) {
        return tagged(
                Response.ok(), articles.withdraw(id, ExpectedVersion.of(ifMatch), request.reason(), caller.get()));
    }

    private static Response tagged(Response.ResponseBuilder response, Seen seen) {
        return response.entity(seen.article())
                .tag(ExpectedVersion.tagOf(seen.lockVersion()))
                .build();
    }
}
