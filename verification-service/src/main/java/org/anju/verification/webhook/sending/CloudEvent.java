package org.anju.verification.webhook.sending;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as a message's body: CloudEvents 1.0 in structured mode, with the attributes that it has on Kafka in headers.
 *
 * @param subject the household, where there is one
 * @param data JSON
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CloudEvent(
        @JsonProperty("specversion") String specVersion,
        UUID id,
        String source,
        String type,
        UUID subject,
        Instant time,
        @JsonProperty("datacontenttype") String dataContentType,
        @JsonRawValue String data) {

    static final String CONTENT_TYPE = "application/cloudevents+json; charset=UTF-8";

    private static final String SOURCE = "/verification-service";

    public static CloudEvent of(UUID id, String type, UUID subject, Instant time, String data) {
        return new CloudEvent("1.0", id, SOURCE, type, subject, time, "application/json", data);
    }
}
