package org.anju.verification.changes;

import static org.anju.common.caller.Roles.AUDITOR;
import static org.anju.common.caller.Roles.INTEGRATOR;
import static org.anju.common.caller.Roles.SUPERVISOR;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.feed.FeedCursor;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/verification-changes")
@Tag(name = "Integration 系统对接")
@RunOnVirtualThread
public class RecordChangeResource {

    private final RecordChangeService changes;
    private final CurrentCaller caller;

    RecordChangeResource(RecordChangeService changes, CurrentCaller caller) {
        this.changes = changes;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({INTEGRATOR, SUPERVISOR, AUDITOR})
    @Operation(
            operationId = "readVerificationChanges",
            summary = "Records that changed, for other systems 供其他系统读取的核验记录变更",
            description =
                    "For systems that cannot read Kafka; households' changes are at /changes. Each record comes once, in its"
                            + " latest state, without personal data; no change is missed. Keep nextCursor and send it as since the"
                            + " next time, also when the page was empty. A record that changes again comes again."
                            + " 供无法接入Kafka的系统使用;农户变更见/changes。每条记录只返回一次,为其最新状态,不含个人信息,不会遗漏变更。"
                            + "请保存nextCursor,下次读取时填入since,返回为空时也一样。")
    public RecordChangePage read(
            @Parameter(
                            description =
                                    "nextCursor of the answer before; from the beginning if left out 上次的nextCursor,不填则从头读取",
                            schema = @Schema(type = SchemaType.STRING))
                    @RestQuery
                    FeedCursor since,
            @Parameter(description = "A part of your regions; all if left out 管辖范围内的某一区划,不填为全部") @RestQuery
                    RegionCode region,
            @Min(1) @Max(1000) @DefaultValue("100") @RestQuery int limit) {
        return changes.read(since, region, limit, caller.get());
    }
}
