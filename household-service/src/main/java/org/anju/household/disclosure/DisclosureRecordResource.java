package org.anju.household.disclosure;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.anju.common.caller.Roles;
import org.anju.household.page.Page;
import org.anju.household.page.PageLimit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/identity-disclosures")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AUDITOR)
@Tag(name = "Audit 审计")
public class DisclosureRecordResource {

    private final DisclosureService service;

    DisclosureRecordResource(DisclosureService service) {
        this.service = service;
    }

    @GET
    @Operation(
            operationId = "listIdentityDisclosures",
            summary = "Who saw personal data in clear, when and why, newest first 谁在何时因何查看了明文,最新在前")
    @APIResponse(
            responseCode = "200",
            description = "A page of disclosures, without the values 一页记录,不含明文",
            content = @Content(schema = @Schema(implementation = DisclosurePage.class)))
    public Page<DisclosureRecord> list(
            @Parameter(description = "Who saw it 查看人账号") @QueryParam("username") @Size(max = 100) String username,
            @Parameter(description = "Id of the household 农户编号") @QueryParam("householdId") UUID householdId,
            @Parameter(description = "nextCursor of the page before 上一页的nextCursor") @QueryParam("cursor") UUID cursor,
            @Parameter(
                            description = "Items per page 每页条数",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "1000",
                                            defaultValue = PageLimit.DEFAULT))
                    @QueryParam("limit")
                    @DefaultValue(PageLimit.DEFAULT)
                    PageLimit limit) {
        return service.list(cursor, username, householdId, limit);
    }
}
