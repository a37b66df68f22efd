package org.anju.household.registry;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.anju.common.caller.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/households")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VERIFIER, Roles.TOWNSHIP_REVIEWER, Roles.COUNTY_REVIEWER, Roles.ROSTER_MANAGER, Roles.SUPERVISOR})
@Tag(name = "Households 农户")
public class HouseholdResource {

    private final HouseholdService service;

    HouseholdResource(HouseholdService service) {
        this.service = service;
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getHousehold", summary = "One household 查询一户")
    @APIResponse(
            responseCode = "200",
            description = "The household with its persons, its version as ETag 农户及其成员,ETag为其版本",
            content = @Content(schema = @Schema(implementation = HouseholdDetailResponse.class)))
    public Response get(
            @Parameter(description = "Id of the household 农户编号") @PathParam("id") UUID id, @Context Request request) {
        HouseholdDetailResponse household = service.get(id);
        EntityTag tag = new EntityTag(Long.toString(household.version()));
        Response.ResponseBuilder notModified = request.evaluatePreconditions(tag);
        return (notModified == null ? Response.ok(household) : notModified)
                .tag(tag)
                .build();
    }
}
