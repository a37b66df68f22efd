package org.anju.verification.guidance.visit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param cursor what to send for the next page; absent on the last */
@Schema(name = "GuidanceVisitPage")
@JsonInclude(JsonInclude.Include.NON_NULL)
record VisitPage(List<VisitResponse> items, UUID cursor) {}
