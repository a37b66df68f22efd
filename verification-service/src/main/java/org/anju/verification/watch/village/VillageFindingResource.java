package org.anju.verification.watch.village;

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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/village-findings")
@Tag(name = "Comparisons 比对核查")
@RunOnVirtualThread
public class VillageFindingResource {

    private final VillageFindingService findings;
    private final CurrentCaller caller;

    VillageFindingResource(VillageFindingService findings, CurrentCaller caller) {
        this.findings = findings;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR})
    @Operation(
            operationId = "listVillageFindings",
            summary = "What was found about whole villages 以村为单位的疑点",
            description =
                    "Households that nobody has visited shortly before the deadline, and villages that are complete"
                            + " without a single special case. Looked for every hour."
                            + " 临近截止仍未核验的农户,以及全部核验却无一特殊情形的村;每小时排查一次。")
    public VillageFindingPage list(
            @Parameter(example = "01970000-0000-7000-8000-000000006229") @NotNull @RestQuery UUID campaign,
            @Parameter(example = "622927000000") @NotNull @RestQuery RegionCode region,
            @Parameter(description = "with those that are no longer so 是否包括已消除的") @DefaultValue("false") @RestQuery
                    boolean settled,
            @Parameter(description = "cursor of the page before 上一页的cursor") @RestQuery Long cursor,
            @Min(1) @Max(1000) @DefaultValue("100") @RestQuery int limit) {
        return findings.list(campaign, region, settled, cursor, limit, caller.get());
    }
}
