package org.anju.verification.rectification.ledger;

import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.anju.verification.rectification.EscalationLevel;
import org.anju.verification.rectification.ProblemState;
import org.anju.verification.rule.ProblemKind;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which problems are asked for; whatever is left out restricts nothing. */
public record ProblemFilter(
        @Parameter(
                description = "Region of yours; all of yours if left out 管辖范围内的区划,不填则为全部",
                example = "622927000000",
                schema = @Schema(type = SchemaType.STRING))
        @QueryParam("region")
        RegionCode region,

        @Parameter(description = "Campaign 核验行动") @QueryParam("campaign")
        UUID campaign,

        @Parameter(description = "Household 农户") @QueryParam("household")
        UUID household,

        @Parameter(description = "Kind 问题类型") @QueryParam("kind")
        ProblemKind kind,

        @Parameter(description = "State 状态") @QueryParam("state")
        ProblemState state,

        @Parameter(description = "Account or team 责任人或工作队") @QueryParam("assignee")
        String assignee,

        @Parameter(description = "Past its day and not closed, or not so 是否超期未销号") @QueryParam("overdue")
        Boolean overdue,

        @Parameter(description = "Found put right and not closed, or not so 是否已复核待销号") @QueryParam("closable")
        Boolean closable,

        @Parameter(description = "Whose concern it is by now 督办层级") @QueryParam("escalation")
        EscalationLevel escalation) {}
