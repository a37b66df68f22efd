package org.anju.verification.record;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which records are asked for; whatever is left out restricts nothing. */
public record VerificationFilter(
        @Parameter(
                description = "Needed unless mine is true 核验行动,mine为true时可不填",
                example = "01970000-0000-7000-8000-000000006229")
        @QueryParam("campaign")
        UUID campaign,

        @Parameter(
                description = "Needed unless mine is true 区划,mine为true时可不填",
                example = "622927000000",
                schema = @Schema(type = SchemaType.STRING))
        @QueryParam("region")
        RegionCode region,

        @Parameter(description = "State 状态") @QueryParam("state")
        VerificationState state,

        @Parameter(description = "What a record is among its household's 在该户各条记录中的地位") @QueryParam("standing")
        Standing standing,

        @Parameter(description = "Special situation 特殊情形", example = "LOCKED_ABSENT") @QueryParam("situation")
        String situation,

        @Parameter(description = "Account name of who recorded it 核验人账号") @QueryParam("collector")
        String collector,

        @Parameter(description = "A rule that found something, settled or not 存在该规则的检查发现", example = "Q17")
        @QueryParam("finding")
        String finding,

        @Parameter(description = "Received at this time or later 接收时间起", example = "2026-06-05T00:00:00+08:00")
        @QueryParam("receivedFrom")
        OffsetDateTime receivedFrom,

        @Parameter(description = "Received before this time 接收时间止(不含)") @QueryParam("receivedTo")
        OffsetDateTime receivedTo,

        @Parameter(
                description =
                        "Of all your villages, your own records among them, in every campaign; records that others have replaced"
                                + " only when standing asks for them. A verifier's list of what came back:"
                                + " state=RETURNED&mine=true. 您管辖各村的记录(含本人采集),默认不含已被替代的;"
                                + "核验人员查看被退回记录:state=RETURNED&mine=true。")
        @DefaultValue("false")
        @QueryParam("mine")
        boolean mine) {

    void requireCampaignAndRegion() {
        if (!mine && campaign == null) {
            throw missing("campaign", "01970000-0000-7000-8000-000000006229");
        }
        if (!mine && region == null) {
            throw missing("region", "622927000000");
        }
    }

    private static ProblemException missing(String name, String example) {
        return ProblemException.badRequest(
                        "parameter-missing",
                        Text.of("A parameter is missing", "缺少参数"),
                        Text.of(
                                "Give the query parameter '%s', such as %s, or mine=true for all of your villages."
                                        .formatted(name, example),
                                "请填写查询参数“%s”,例如%s;或填写mine=true查询您管辖的全部村。".formatted(name, example)))
                .violation(name, "required unless mine is true", null);
    }
}
