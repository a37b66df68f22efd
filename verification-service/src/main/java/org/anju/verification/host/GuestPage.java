package org.anju.verification.host;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param items guests of the caller's regions
 * @param cursor what to send for the next page; absent on the last
 */
@Schema(name = "GuestPage")
@JsonInclude(JsonInclude.Include.NON_NULL)
record GuestPage(HostResponse host, List<GuestResponse> items, UUID cursor) {}
