package org.anju.household.disclosure;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.anju.common.caller.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/households/{id}/identity-disclosures")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VERIFIER, Roles.TOWNSHIP_REVIEWER, Roles.COUNTY_REVIEWER, Roles.ROSTER_MANAGER, Roles.SUPERVISOR})
@Tag(name = "Households 农户")
public class DisclosureResource {

    private final DisclosureService service;

    DisclosureResource(DisclosureService service) {
        this.service = service;
    }

    @POST
    @Operation(
            operationId = "discloseIdentity",
            summary = "Identity number, phone or address in clear 查看证件号码、电话或住址明文",
            description =
                    "Needs a reason, is written down for auditors, and is limited per person: 60 within one hour and 300 "
                            + "within 24 hours by default. 须填写用途,记入审计;每人每小时60次、每24小时300次(默认)。")
    @APIResponse(
            responseCode = "201",
            description = "The values, never to be stored by anything in between 明文,任何中间环节不得缓存",
            content = @Content(schema = @Schema(implementation = IdentityDisclosureResponse.class)))
    @APIResponse(responseCode = "404", description = "No such household or member in your regions 辖区内没有该户或成员")
    @APIResponse(
            responseCode = "429",
            description = "More than allowed; Retry-After says when to go on 超出次数,见Retry-After")
    public RestResponse<IdentityDisclosureResponse> disclose(
            @Parameter(description = "Id of the household 农户编号") @PathParam("id") UUID id,
            @Valid @NotNull DiscloseIdentityRequest request) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, service.disclose(id, request))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
