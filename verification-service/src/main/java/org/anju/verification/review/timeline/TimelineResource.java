package org.anju.verification.review.timeline;

import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.SUPERVISOR;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;
import static org.anju.common.caller.Roles.VERIFIER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/verifications")
@Tag(name = "Review 审核")
@RunOnVirtualThread
public class TimelineResource {

    private final TimelineService timelines;
    private final CurrentCaller caller;

    TimelineResource(TimelineService timelines, CurrentCaller caller) {
        this.timelines = timelines;
        this.caller = caller;
    }

    @GET
    @Path("/{id}/timeline")
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR})
    @Operation(
            operationId = "getVerificationTimeline",
            summary = "What was done with a record, by whom and when 核验记录办理过程",
            description =
                    "Submission, photos, findings, steps of review, choices and replacement, in one order. Nothing of the"
                            + " household's persons. 提交、照片、检查发现、审核、裁定与替代,按时间排列,不含农户个人信息。")
    public TimelineResponse get(@Parameter(example = "01970000-0000-7000-8000-0000000000b2") @RestPath UUID id) {
        return timelines.of(id, caller.get());
    }
}
