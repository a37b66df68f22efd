package org.anju.verification.guidance.visit;

import static org.anju.common.caller.Roles.AUDITOR;
import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.GUIDE;
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
import org.anju.verification.guidance.visit.VisitService.Recording;
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

@Path("/guidance-visits")
@Tag(name = "Guidance 技术指导")
@RunOnVirtualThread
public class VisitResource {

    private final VisitService visits;
    private final CurrentCaller caller;

    VisitResource(VisitService visits, CurrentCaller caller) {
        this.visits = visits;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(GUIDE)
    @Operation(
            operationId = "recordGuidanceVisit",
            summary = "Record a visit of a guidance group 登记一次技术指导",
            description = "Role guide. Name no household in the notes. Sending the same id and body again answers 200."
                    + " 备注中不要写农户姓名;同一编号、相同内容重发返回200。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "A township 乡镇", value = """
                                            {
                                              "campaignId": "01970000-0000-7000-8000-000000006229",
                                              "region": "622927100000",
                                              "visitedOn": "2026-06-05",
                                              "notes": "抽看3个村的照片,正面照多数未拍到门牌;已现场讲解。",
                                              "participants": ["guide-622927", "township-622927100000"]
                                            }
                                            """)))
    @APIResponse(responseCode = "201", description = "Recorded 已登记")
    @APIResponse(responseCode = "409", description = "The id is taken 编号已用")
    @APIResponse(
            responseCode = "422",
            description = "Not a village or township of the campaign, or a day to come 区域或日期不合适")
    public RestResponse<VisitResponse> record(@Valid @NotNull RecordVisitRequest request) {
        Recording recording = visits.record(request, caller.get());
        if (!recording.created()) {
            return RestResponse.ok(recording.visit());
        }
        return ResponseBuilder.<VisitResponse>created(
                        URI.create("guidance-visits/" + recording.visit().id()))
                .entity(recording.visit())
                .build();
    }

    @GET
    @RolesAllowed({GUIDE, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR, AUDITOR})
    @Operation(operationId = "listGuidanceVisits", summary = "Visits in a region 区域内的技术指导记录")
    public VisitPage list(
            @Parameter(example = "622927000000") @NotNull @RestQuery RegionCode region,
            @Parameter(description = "All when left out 不填为全部") @RestQuery UUID campaign,
            @Parameter(description = "cursor of the page before 上一页的cursor") @RestQuery UUID cursor,
            @Min(1) @Max(1000) @DefaultValue("100") @RestQuery int limit) {
        return visits.list(region, campaign, cursor, limit, caller.get());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({GUIDE, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR, AUDITOR})
    @Operation(operationId = "getGuidanceVisit", summary = "One visit with its tasks 指导记录及其任务")
    public VisitResponse get(UUID id) {
        return visits.get(id, caller.get());
    }
}
