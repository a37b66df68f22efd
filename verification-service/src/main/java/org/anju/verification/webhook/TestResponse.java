package org.anju.verification.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.anju.verification.webhook.sending.Attempt;
import org.anju.verification.webhook.sending.Failure;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param status the receiver's
 * @param response the beginning of what it said
 */
@Schema(name = "WebhookTest")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TestResponse(boolean delivered, Failure failure, Integer status, String response, long milliseconds) {

    static TestResponse from(Attempt attempt) {
        return new TestResponse(
                attempt.delivered(),
                attempt.failure(),
                attempt.status(),
                attempt.response(),
                attempt.took().toMillis());
    }
}
