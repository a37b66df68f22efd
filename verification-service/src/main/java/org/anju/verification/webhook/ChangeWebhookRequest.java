package org.anju.verification.webhook;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is left out stays as it is. */
@Schema(name = "ChangeWebhook")
record ChangeWebhookRequest(
        @Size(min = 1, max = 2000) String url,

        @Size(max = 200) @Pattern(regexp = CreateWebhookRequest.PLAIN)
        String description,

        @Size(min = 1, max = 100) List<@NotNull RegionCode> regions,

        @Size(max = 50)
        List<@NotNull @Pattern(regexp = CreateWebhookRequest.EVENT_TYPE) @Size(max = 100) String> eventTypes,

        WantedState state) {

    /** What its owner may make of a webhook. */
    enum WantedState {
        ACTIVE,
        PAUSED;

        WebhookState asState() {
            return switch (this) {
                case ACTIVE -> WebhookState.ACTIVE;
                case PAUSED -> WebhookState.PAUSED;
            };
        }
    }
}
