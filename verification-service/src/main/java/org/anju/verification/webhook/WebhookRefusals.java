package org.anju.verification.webhook;

import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

/** No address is repeated in them: systems put secrets there. */
final class WebhookRefusals {

    private WebhookRefusals() {}

    static ProblemException unknown(UUID id) {
        return ProblemException.notFound(
                        "webhook-unknown",
                        Text.of("No such webhook", "没有该推送地址"),
                        Text.of(
                                "You have no webhook %s. GET /api/v1/webhooks lists yours.".formatted(id),
                                "您没有推送地址%s。可通过GET /api/v1/webhooks查看。".formatted(id)))
                .violation("id", "a webhook of yours", id.toString());
    }

    static ProblemException deliveryUnknown(UUID delivery) {
        return ProblemException.notFound(
                        "delivery-unknown",
                        Text.of("No such delivery", "没有该推送记录"),
                        Text.of(
                                "The webhook has no delivery %s, or it is no longer kept.".formatted(delivery),
                                "该推送地址没有推送记录%s,或已不再保留。".formatted(delivery)))
                .violation(
                        "deliveryId", "a delivery of the webhook: the webhook-id of its message", delivery.toString());
    }

    static ProblemException exists(UUID id) {
        return ProblemException.conflict(
                "webhook-exists",
                Text.of("This id is taken", "该编号已被使用"),
                Text.of(
                        "Another webhook has the id %s, or this one was changed since. Use a new id.".formatted(id),
                        "编号%s已属于另一推送地址,或其内容此后已修改。请使用新的编号。".formatted(id)));
    }

    static ProblemException tooMany(int limit) {
        return ProblemException.conflict(
                "webhooks-too-many",
                Text.of("You have as many webhooks as you may", "推送地址数量已达上限"),
                Text.of(
                        "An account may have %d webhooks. Delete one that you no longer need, or let one take more event types."
                                .formatted(limit),
                        "每个账号最多%d个推送地址。请删除不再需要的,或让一个地址接收更多事件类型。".formatted(limit)));
    }

    static ProblemException urlRefused(String expected, Text detail) {
        return ProblemException.unprocessable(
                        "webhook-url-refused", Text.of("Nothing can be sent to this address", "无法向该地址推送"), detail)
                .violation("url", expected, null);
    }
}
