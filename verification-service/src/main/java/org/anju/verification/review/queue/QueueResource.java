package org.anju.verification.review.queue;

import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.SUPERVISOR;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/review-queue")
@Tag(name = "Review 审核")
@RunOnVirtualThread
public class QueueResource {

    private static final String CAMPAIGN = "01970000-0000-7000-8000-000000006229";
    private static final String TOWNSHIP = "622927100000";
    private static final String CURSOR = "cursor of the page before 上一页的cursor";

    private final QueueService queue;
    private final CurrentCaller caller;

    QueueResource(QueueService queue, CurrentCaller caller) {
        this.queue = queue;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR})
    @Operation(
            operationId = "listReviewQueue",
            summary = "Records that wait for a reviewer 待审核记录",
            description =
                    "TOWNSHIP: completed records to approve, and competing ones to decide about. COUNTY: approved records"
                            + " to confirm. Each with its findings. 乡镇级:待审核及待裁定的并存记录;县级:待确认记录。均附检查发现。")
    public QueuePage list(
            @Valid @BeanParam QueueFilter filter,
            @Parameter(description = CURSOR, schema = @Schema(type = SchemaType.STRING)) @RestQuery QueueCursor cursor,
            @Min(1) @Max(1000) @DefaultValue("100") @RestQuery int limit) {
        return queue.page(filter, cursor, limit, caller.get());
    }

    @GET
    @Path("/summary")
    @RolesAllowed({TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR})
    @Operation(
            operationId = "summariseReviewQueue",
            summary = "How many records wait for whom, and how long 待办数量与等待时长",
            description = "By state and by bands of waiting time. 按状态与等待时长分段统计。")
    public QueueSummary summary(
            @Parameter(example = CAMPAIGN) @NotNull @RestQuery UUID campaign,
            @Parameter(example = TOWNSHIP, schema = @Schema(type = SchemaType.STRING)) @NotNull @RestQuery
                    RegionCode region) {
        return queue.summary(campaign, region, caller.get());
    }

    @GET
    @Path("/unseen-returns")
    @RolesAllowed({TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR})
    @Operation(
            operationId = "listUnseenReturns",
            summary = "Returns that have not reached the collector 核验人尚未看到的退回",
            description =
                    "Records that were returned at least so many hours ago and were not shown since to whoever recorded"
                            + " them: call them. 退回已超过所填小时数、核验人仍未查看的记录,请电话催办。")
    public QueuePage unseenReturns(
            @Parameter(example = CAMPAIGN) @NotNull @RestQuery UUID campaign,
            @Parameter(example = TOWNSHIP, schema = @Schema(type = SchemaType.STRING)) @NotNull @RestQuery
                    RegionCode region,
            @Min(0) @Max(10_000) @DefaultValue("24") @RestQuery int hours,
            @Parameter(description = CURSOR, schema = @Schema(type = SchemaType.STRING)) @RestQuery QueueCursor cursor,
            @Min(1) @Max(1000) @DefaultValue("100") @RestQuery int limit) {
        return queue.unseenReturns(campaign, region, hours, cursor, limit, caller.get());
    }

    @GET
    @Path("/late-findings")
    @RolesAllowed({TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR})
    @Operation(
            operationId = "listLateFindings",
            summary = "Confirmed records with unsettled findings 存在未处理检查发现的已确认记录",
            description =
                    "What rules found after the county had confirmed, and blocks or needs a look; the gravest first. Settle it"
                            + " (POST /verifications/{id}/findings/{findingId}/settle), or return the record; until then its"
                            + " village is not closed. A locked record is returned by a change request."
                            + " 县级确认后新发现且须核实或阻断的问题,重者在前:请处理或退回记录,否则该村不能办结;已锁定的须经变更申请退回。")
    public QueuePage lateFindings(
            @Parameter(example = CAMPAIGN) @NotNull @RestQuery UUID campaign,
            @Parameter(example = TOWNSHIP, schema = @Schema(type = SchemaType.STRING)) @NotNull @RestQuery
                    RegionCode region,
            @Parameter(description = CURSOR, schema = @Schema(type = SchemaType.STRING)) @RestQuery QueueCursor cursor,
            @Min(1) @Max(1000) @DefaultValue("100") @RestQuery int limit) {
        return queue.lateFindings(campaign, region, cursor, limit, caller.get());
    }
}
