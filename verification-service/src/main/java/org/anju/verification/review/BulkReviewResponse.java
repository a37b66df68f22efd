package org.anju.verification.review;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param answers one for each item, in the items' order */
@Schema(name = "ReviewBatchResult")
record BulkReviewResponse(List<StepAnswer> answers) {}
