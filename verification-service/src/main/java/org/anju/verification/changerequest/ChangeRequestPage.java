package org.anju.verification.changerequest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param cursor what to send for the next page; absent on the last */
@Schema(name = "ChangeRequestPage")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChangeRequestPage(List<ChangeRequestResponse> items, UUID cursor) {}
