package org.anju.household.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
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

@Path("/audit-entries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit 审计")
public class AuditResource {

    private final AuditService service;
    private final AuditChain chain;

    AuditResource(AuditService service, AuditChain chain) {
        this.service = service;
        this.chain = chain;
    }

    @GET
    @RolesAllowed(Roles.AUDITOR)
    @Operation(
            operationId = "listAuditEntries",
            summary = "Who read, disclosed, exported or changed what, newest first 谁在何时查看、导出或变更了什么,最新在前",
            description = "Within your regions; entries of no region, such as changed keys, are for every auditor. "
                    + "本辖区之内;不属任何区划的记录(如更换密钥)对所有审计员可见。")
    @APIResponse(
            responseCode = "200",
            description = "A page of entries 一页记录",
            content = @Content(schema = @Schema(implementation = AuditEntryPage.class)))
    public Page<AuditEntryResponse> list(
            @Parameter(description = "What was done, such as household.read 操作") @QueryParam("action") @Size(max = 50)
                    String action,
            @Parameter(description = "Who did it 操作人账号") @QueryParam("username") @Size(max = 100) String username,
            @Parameter(description = "Such as household 对象类型") @QueryParam("objectType") @Size(max = 50)
                    String objectType,
            @Parameter(description = "Id of the object 对象编号") @QueryParam("objectId") @Size(max = 100) String objectId,
            @Parameter(description = "From this time on 起始时间") @QueryParam("from") OffsetDateTime from,
            @Parameter(description = "Before this time 截止时间(不含)") @QueryParam("to") OffsetDateTime to,
            @Parameter(description = "nextCursor of the page before 上一页的nextCursor") @QueryParam("cursor") Long cursor,
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
        return service.list(cursor, new AuditFilter(action, username, objectType, objectId, from, to), limit);
    }

    @GET
    @Path("/verification")
    @RolesAllowed({Roles.AUDITOR, Roles.PLATFORM_ADMIN})
    @Operation(
            operationId = "verifyAuditLog",
            summary = "Whether the audit log is whole 校验审计日志是否完整",
            description =
                    "Recomputes the chain of hashes over all entries. Write headHash down elsewhere: it stands for all "
                            + "entries up to then. 重新计算全部记录的哈希链。请另行抄存headHash,它代表至此的全部记录。")
    @APIResponse(
            responseCode = "200",
            description = "Counts, and the first break if there is one 数量及首个断点",
            content = @Content(schema = @Schema(implementation = AuditVerification.class)))
    public AuditVerification verify() {
        return chain.verify();
    }
}
