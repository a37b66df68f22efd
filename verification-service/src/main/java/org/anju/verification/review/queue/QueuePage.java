package org.anju.verification.review.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param cursor what to send for the next page; absent on the last */
@Schema(name = "ReviewQueuePage")
@JsonInclude(JsonInclude.Include.NON_NULL)
record QueuePage(List<QueueItem> items, String cursor) {}
