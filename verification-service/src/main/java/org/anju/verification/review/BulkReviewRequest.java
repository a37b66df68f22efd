package org.anju.verification.review;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Items stay unread here, so that one malformed item is answered alone. */
final class BulkReviewRequest {

    private BulkReviewRequest() {}

    @Schema(name = "ReviewPassBatch")
    record Pass(
            @Schema(implementation = ReviewItem.Pass[].class) @NotEmpty @Size(max = 500)
            List<@NotNull JsonNode> items) {}

    @Schema(name = "ReviewReturnBatch")
    record Return(
            @Schema(implementation = ReviewItem.Return[].class) @NotEmpty @Size(max = 500)
            List<@NotNull JsonNode> items) {}
}
