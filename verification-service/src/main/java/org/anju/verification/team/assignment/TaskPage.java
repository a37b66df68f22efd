package org.anju.verification.team.assignment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param cursor what to send for the next page; absent on the last */
@Schema(name = "TaskPage")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaskPage(List<TaskResponse> items, String cursor) {}
