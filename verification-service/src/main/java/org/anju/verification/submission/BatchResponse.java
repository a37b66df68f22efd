package org.anju.verification.submission;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param receipts one for each item, in the items' order */
@Schema(name = "SubmitVerificationBatchResult")
record BatchResponse(List<Receipt> receipts) {}
