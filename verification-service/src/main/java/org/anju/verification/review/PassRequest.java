package org.anju.verification.review;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param settles findings that were looked at; those that need it stand in the way of a record until they are */
@Schema(name = "ReviewPass")
record PassRequest(@Size(max = 50) List<@NotNull @Valid Settlement> settles) {

    /** @param request null when the body was left out */
    static StepRequest toStep(UUID id, ExpectedVersion version, PassRequest request) {
        List<Settlement> settles = request == null ? null : request.settles();
        return new StepRequest(
                id, ExpectedVersion.of(version), Objects.requireNonNullElse(settles, List.of()), List.of(), null);
    }
}
