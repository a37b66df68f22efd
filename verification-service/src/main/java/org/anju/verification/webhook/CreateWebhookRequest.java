package org.anju.verification.webhook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param id made by the client, so that sending it again creates nothing; left out, the server makes one
 * @param regions left out, all of the caller's
 * @param eventTypes left out, all types; a star at the end stands for any ending
 */
@Schema(name = "CreateWebhook")
record CreateWebhookRequest(
        UUID id,
        @NotBlank @Size(max = 2000) String url,
        @Size(max = 200) @Pattern(regexp = PLAIN) String description,
        @Size(min = 1, max = 100) List<@NotNull RegionCode> regions,
        @Size(max = 50) List<@NotNull @Pattern(regexp = EVENT_TYPE) @Size(max = 100) String> eventTypes) {

    /** Control characters, NUL above all, cannot be stored as text. */
    static final String PLAIN = "\\P{Cc}*";

    static final String EVENT_TYPE = "org\\.anju\\.([a-z0-9-]+\\.)*([a-z0-9-]+|\\*)";
}
