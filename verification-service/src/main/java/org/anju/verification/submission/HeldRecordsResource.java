package org.anju.verification.submission;

import static org.anju.common.caller.Roles.VERIFIER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/verifications/held")
@Tag(name = "Field work 现场核验")
@RunOnVirtualThread
public class HeldRecordsResource {

    private final ReconciliationService reconciliation;
    private final CurrentCaller caller;

    HeldRecordsResource(ReconciliationService reconciliation, CurrentCaller caller) {
        this.reconciliation = reconciliation;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(VERIFIER)
    @Operation(
            operationId = "listHeldRecords",
            summary = "What the server holds of a village 服务器所存的本村记录",
            description =
                    "For a phone that lost what it knew: each record with digest, state, standing, photos that are missing"
                            + " and open findings, whoever sent it and whatever became of it. 供手机丢失数据后核对:每条记录的摘要、状态、"
                            + "缺少的照片与未处理的问题。")
    public HeldPage held(
            @Parameter(example = "01970000-0000-7000-8000-000000006229") @NotNull @RestQuery UUID campaign,
            @Parameter(example = "622927100200") @NotNull @RestQuery RegionCode village,
            @Parameter(description = "cursor of the page before 上一页的cursor") @RestQuery UUID cursor,
            @Min(1) @Max(1000) @DefaultValue("100") @RestQuery int limit,
            @Context HttpHeaders headers) {
        return reconciliation.held(campaign, village, cursor, limit, caller.get(), headers.getAcceptableLanguages());
    }
}
