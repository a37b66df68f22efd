package org.anju.verification.recheck.sample;

import static org.anju.common.caller.Roles.AUDITOR;
import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.SUPERVISOR;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.region.RegionCode;
import org.anju.verification.recheck.sample.SampleService.Creation;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/recheck-samples")
@Tag(name = "Rechecks 抽查复核")
@RunOnVirtualThread
public class SampleResource {

    private static final String SAMPLE = "01970000-0000-7000-8000-0000000000c1";

    private final SampleService samples;
    private final CurrentCaller caller;

    SampleResource(SampleService samples, CurrentCaller caller) {
        this.samples = samples;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({SUPERVISOR, COUNTY_REVIEWER, TOWNSHIP_REVIEWER})
    @Operation(
            operationId = "createRecheckSample",
            summary = "Draw a sample of records to be looked at again 抽取复核样本",
            description =
                    "Seeded, stratified, and weighted by risk: the same frame, seed and parameters draw the same sample again."
                            + " Level COUNTY by supervisor or county-reviewer, TOWNSHIP by township-reviewer too, for regions of your own."
                            + " 按种子分层加权随机抽取,可重复验证。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "A county 县级抽查", value = """
                                                    {
                                                      "campaignId": "01970000-0000-7000-8000-000000006229",
                                                      "region": "622927000000",
                                                      "level": "COUNTY",
                                                      "seed": "20200616-0937",
                                                      "strata": ["TOWNSHIP", "CATEGORY"]
                                                    }
                                                    """)))
    @APIResponse(responseCode = "201", description = "Drawn 已抽取")
    @APIResponse(responseCode = "200", description = "Drawn before by the same request 此前已按相同请求抽取")
    @APIResponse(responseCode = "409", description = "The id belongs to another sample 编号已用于其他样本")
    @APIResponse(responseCode = "422", description = "Nothing to draw from, or too small a share 无可抽查记录或比例过低")
    public RestResponse<SampleResponse> create(@Valid @NotNull CreateSampleRequest request) {
        Creation creation = samples.create(request, caller.get());
        if (!creation.created()) {
            return RestResponse.ok(creation.sample());
        }
        return ResponseBuilder.<SampleResponse>created(
                        URI.create("recheck-samples/" + creation.sample().id()))
                .entity(creation.sample())
                .build();
    }

    @GET
    @RolesAllowed({SUPERVISOR, COUNTY_REVIEWER, TOWNSHIP_REVIEWER, AUDITOR})
    @Operation(
            operationId = "listRecheckSamples",
            summary = "Samples of a region 区域内的复核样本",
            description = "Those drawn from the region or a part of it, oldest first. 从该区域或其下级抽取的样本。")
    public SamplePage list(
            @Parameter(example = "01970000-0000-7000-8000-000000006229") @NotNull @RestQuery UUID campaign,
            @Parameter(example = "622927000000") @NotNull @RestQuery RegionCode region,
            @Parameter(description = "cursor of the page before 上一页的cursor") @RestQuery UUID cursor,
            @Min(1) @Max(1000) @DefaultValue("100") @RestQuery int limit) {
        return samples.list(campaign, region, cursor, limit, caller.get());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({SUPERVISOR, COUNTY_REVIEWER, TOWNSHIP_REVIEWER, AUDITOR})
    @Operation(
            operationId = "getRecheckSample",
            summary = "One sample with its strata and progress 复核样本详情",
            description = "Which records were drawn is told only once they are rechecked. 复核完成前不显示所抽记录。")
    public SampleResponse get(@Parameter(example = SAMPLE) UUID id) {
        return samples.get(id, caller.get());
    }

    @GET
    @Path("/{id}/frame")
    @RolesAllowed({SUPERVISOR, AUDITOR})
    @Operation(
            operationId = "getRecheckFrame",
            summary = "The records that could be drawn, with their weights 抽样框",
            description =
                    "In the order in which their digest is taken: enough to draw the sample again elsewhere, see docs/rechecks.md."
                            + " 按摘要计算顺序列出,可据此在他处重新抽取。")
    public FramePage frame(
            @Parameter(example = SAMPLE) UUID id,
            @Parameter(description = "cursor of the page before 上一页的cursor") @RestQuery UUID cursor,
            @Min(1) @Max(1000) @DefaultValue("100") @RestQuery int limit) {
        return samples.frame(id, cursor, limit, caller.get());
    }

    @POST
    @Path("/{id}/verify")
    @RolesAllowed({SUPERVISOR, COUNTY_REVIEWER, TOWNSHIP_REVIEWER, AUDITOR})
    @Operation(
            operationId = "verifyRecheckSample",
            summary = "Draw a sample again and compare 重新抽取并比对",
            description = "Changes nothing. 不改变任何数据。")
    public VerifyResponse verify(@Parameter(example = SAMPLE) UUID id) {
        return samples.verify(id, caller.get());
    }
}
