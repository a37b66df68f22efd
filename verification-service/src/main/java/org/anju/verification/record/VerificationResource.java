package org.anju.verification.record;

import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.SUPERVISOR;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;
import static org.anju.common.caller.Roles.VERIFIER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

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
            description =
                    "Pages by cursor; records that arrive meanwhile never shift a page. Of a record that was returned it"
                            + " says why, and whoever recorded it counts as having seen it. 按游标分页;被退回的记录附退回原因。")
    public VerificationPage list(
            @BeanParam VerificationFilter filter,
            @Parameter(description = "cursor of the page before 上一页的cursor") @RestQuery UUID cursor,
            @Min(1) @Max(1000) @DefaultValue("100") @RestQuery int limit) {
        return verifications.list(filter, cursor, limit, caller.get());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR})
    @Operation(
            operationId = "getVerification",
            summary = "One record with photos and findings 核验记录详情",
            description = "Its version as ETag, for If-Match on a step of review. ETag为记录版本,可用于审核操作的If-Match。")
    public RestResponse<VerificationResponse> get(
            @Parameter(example = "01970000-0000-7000-8000-0000000000b2") @RestPath UUID id) {
        VerificationResponse record = verifications.get(id, caller.get());
        return ResponseBuilder.ok(record).tag(Long.toString(record.version())).build();
    }

    @GET
    @Path("/{id}/revisions")
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR})
    @Operation(
            operationId = "listVerificationRevisions",
            summary = "Every record of the record's household 该户全部核验记录",
            description =
                    "In the same campaign, by revision: those that stood, were replaced, competed or were dismissed."
                            + " 同一核验行动内按修订号排列,含被替代、并存与未采用的记录。")
    public List<VerificationResponse> revisions(
            @Parameter(example = "01970000-0000-7000-8000-0000000000b2") @RestPath UUID id) {
        return verifications.revisions(id, caller.get());
    }
}
