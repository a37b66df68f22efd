package org.anju.verification.webhook;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is being queued to be sent once more; until it is, the webhook shows it. */
@Schema(name = "WebhookReplay")
record ReplayResponse(Instant since, boolean deadOnly) {}
