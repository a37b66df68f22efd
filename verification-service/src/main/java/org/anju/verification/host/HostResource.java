package org.anju.verification.host;

import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.SUPERVISOR;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/hosts")
@Tag(name = "Hosts and sites 接纳户与集中居住点")
@RunOnVirtualThread
public class HostResource {

    private static final String DEMO_CAMPAIGN = "01970000-0000-7000-8000-000000006229";

    private final HostService hosts;
    private final CurrentCaller caller;

    HostResource(HostService hosts, CurrentCaller caller) {
        this.hosts = hosts;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR})
    @Operation(
            operationId = "listHosts",
            summary = "Households that others say they live with 接纳户",
            description =
                    "Hosts of the region, and those that households of the region name. Of a host beyond your regions"
                            + " only whether its house is safe. 包括本区域的接纳户及本区域农户填报的接纳户;范围外的仅显示住房是否安全。")
    public HostPage list(
            @Parameter(example = "622927000000") @NotNull @RestQuery RegionCode region,
            @Parameter(example = DEMO_CAMPAIGN) @NotNull @RestQuery UUID campaign,
            @Parameter(description = "with at least so many guests, of all counties 至少寄住的户数")
                    @Min(1)
                    @DefaultValue("1")
                    @RestQuery
                    int minGuests,
            @Parameter(description = "cursor of the page before 上一页的cursor") @RestQuery UUID cursor,
            @Min(1) @Max(1000) @DefaultValue("100") @RestQuery int limit) {
        return hosts.list(campaign, region, minGuests, cursor, limit, caller.get());
    }

    @GET
    @Path("/{householdId}/guests")
    @RolesAllowed({TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR})
    @Operation(
            operationId = "listGuests",
            summary = "Who says that they live with a household 寄住在某户的农户",
            description = "Guests of your regions; those elsewhere are only counted. 仅列出管辖区域内的农户,其余只计数。")
    @APIResponse(responseCode = "404", description = "Nobody names it, or nobody of your regions 没有涉及管辖区域的此接纳户")
    public GuestPage guests(
            UUID householdId,
            @Parameter(example = DEMO_CAMPAIGN) @NotNull @RestQuery UUID campaign,
            @Parameter(description = "cursor of the page before 上一页的cursor") @RestQuery UUID cursor,
            @Min(1) @Max(1000) @DefaultValue("100") @RestQuery int limit) {
        return hosts.guests(campaign, householdId, cursor, limit, caller.get());
    }
}
