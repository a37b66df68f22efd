package org.anju.household.lookup;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.anju.common.caller.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/households/lookup")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VERIFIER, Roles.TOWNSHIP_REVIEWER, Roles.COUNTY_REVIEWER, Roles.ROSTER_MANAGER, Roles.SUPERVISOR})
@Tag(name = "Households 农户")
public class LookupResource {

    private final LookupService service;

    LookupResource(LookupService service) {
        this.service = service;
    }

    @POST
    @Operation(
            operationId = "lookUpHousehold",
            summary = "The household of a person, by identity number 按证件号码查找农户",
            description =
                    "Finds heads and members within your regions. In the body, since numbers do not belong into addresses."
                            + " 在管辖范围内查找户主和家庭成员;号码放在请求体中,不出现在地址里。")
    @APIResponse(
            responseCode = "200",
            description = "Who and where, masked; no item when nobody has the number 脱敏结果,无人则为空",
            content = @Content(schema = @Schema(implementation = LookupResponse.class)))
    @APIResponse(responseCode = "400", description = "The number cannot be one 证件号码不正确")
    public LookupResponse lookUp(
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = LookupRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "person 人员",
                                                            value = "{\"idNumber\": \"629927194001010018\"}")))
                    @NotNull
                    @Valid
                    LookupRequest request) {
        return service.find(request);
    }
}
