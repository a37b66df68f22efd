package org.anju.verification.review;

import org.anju.verification.record.ReturnReason;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param setBySystem whether it comes of other steps only, and reviewers do not choose it */
@Schema(name = "ReturnReason")
record ReturnReasonResponse(
        @Schema(examples = "PHOTO_UNCLEAR") String code,

        @Schema(examples = "A photo is too dark, blurred or cut off")
        String english,

        @Schema(examples = "照片模糊、过暗或不完整") String chinese,
        boolean setBySystem) {

    static ReturnReasonResponse of(ReturnReason reason) {
        return new ReturnReasonResponse(
                reason.name(), reason.text().english(), reason.text().chinese(), reason.isSetBySystem());
    }
}
