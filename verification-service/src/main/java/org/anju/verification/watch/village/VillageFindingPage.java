package org.anju.verification.watch.village;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param cursor what to send for the next page; absent on the last */
@Schema(name = "VillageFindingPage")
@JsonInclude(JsonInclude.Include.NON_NULL)
record VillageFindingPage(List<VillageFindingResponse> items, Long cursor) {}
