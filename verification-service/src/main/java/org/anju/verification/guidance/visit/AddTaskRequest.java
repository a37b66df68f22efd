package org.anju.verification.guidance.visit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.anju.verification.guidance.PlainText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param id made by the client, so that sending it again adds nothing; left out, the server makes one
 * @param region a part of the visit's region, such as one village of a township; left out, all of it
 * @param assigneeAccount who is to do it; either this or the role is given
 * @param assigneeRole whoever has the role in the region is to do it
 * @param dueOn the last day, in China's time
 */
@Schema(name = "AddGuidanceTask")
record AddTaskRequest(
        UUID id,
        RegionCode region,

        @NotBlank @Size(max = 1000) @Pattern(regexp = PlainText.LINES)
        String text,

        @Size(min = 1, max = 100) @Pattern(regexp = PlainText.LINE)
        String assigneeAccount,

        AssigneeRole assigneeRole,
        @NotNull LocalDate dueOn) {

    RegionCode regionWithin(Visit visit) {
        RegionCode whole = new RegionCode(visit.regionCode());
        if (region == null) {
            return whole;
        }
        if (!whole.contains(region)) {
            throw VisitRefusals.outsideVisit(region, whole);
        }
        return region;
    }

    void requireOneAssignee() {
        if ((assigneeAccount == null) == (assigneeRole == null)) {
            throw VisitRefusals.oneAssignee();
        }
    }
}
