package org.anju.verification.record;

import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.SUPERVISOR;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;
import static org.anju.common.caller.Roles.VERIFIER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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

@Path("/verifications")
@Tag(name = "Records 核验记录")
@RunOnVirtualThread
public class VerificationResource {

    private final VerificationService verifications;
    private final CurrentCaller caller;

    VerificationResource(VerificationService verifications, CurrentCaller caller) {
        this.verifications = verifications;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR})
    @Operation(
            operationId = "listVerifications",
            summary = "Records of a region 区域核验记录",
            description = "Pages by cursor; records that arrive meanwhile never shift a page. 按游标分页。")
    public VerificationPage list(
            @Parameter(example = "01970000-0000-7000-8000-000000006229") @NotNull @RestQuery UUID campaign,
            @Parameter(example = "622927000000") @NotNull @RestQuery RegionCode region,
            @Parameter(description = "SUBMITTED or COMPLETED; all when left out")
                    @Pattern(regexp = "SUBMITTED|COMPLETED")
                    @RestQuery
                    String state,
            @Parameter(description = "cursor of the page before") @RestQuery UUID cursor,
            @Min(1) @Max(1000) @DefaultValue("100") @RestQuery int limit) {
        return verifications.list(campaign, region, state, cursor, limit, caller.get());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR})
    @Operation(operationId = "getVerification", summary = "One record with its photos 核验记录详情")
    public VerificationResponse get(@Parameter(example = "01970000-0000-7000-8000-0000000000b2") UUID id) {
        return verifications.get(id, caller.get());
    }
}
