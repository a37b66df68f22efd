package org.anju.verification.recheck.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.common.problem.Text;
import org.anju.verification.recheck.task.OpenRechecks.Remaining;
import org.anju.verification.village.closure.ClosingCondition;
import org.anju.verification.village.closure.OpenPoint;

/** A sample could draw the village's records, what was drawn was visited again, and what that found is settled. */
@ApplicationScoped
class SampleDone implements ClosingCondition {

    private final OpenRechecks rechecks;

    SampleDone(OpenRechecks rechecks) {
        this.rechecks = rechecks;
    }

    @Override
    public List<OpenPoint> openPoints(UUID campaign, String village) {
        Remaining remaining = rechecks.of(campaign, village);
        List<OpenPoint> points = new ArrayList<>();
        List<UUID> neverInAFrame = rechecks.neverInAFrame(campaign, village);
        if (!neverInAFrame.isEmpty()) {
            points.add(point(
                    "SAMPLE_NOT_DRAWN",
                    neverInAFrame,
                    Text.of(
                            "Confirmed records, none of which any recheck sample could draw: draw a sample of the township or county (POST /api/v1/recheck-samples)",
                            "已确认记录均未纳入复核抽样框:请抽取所在乡镇或县的复核样本(POST /api/v1/recheck-samples)")));
        }
        if (!remaining.toVisit().isEmpty()) {
            points.add(point(
                    "RECHECKS_OPEN",
                    remaining.toVisit(),
                    Text.of("Households drawn to be visited again: record their rechecks", "抽中复核的户尚未复核:请完成复核")));
        }
        if (!remaining.unsettled().isEmpty()) {
            points.add(point(
                    "RECHECKS_UNSETTLED",
                    remaining.unsettled(),
                    Text.of("Rechecks that found an error: settle them", "复核发现差错:请处理")));
        }
        if (remaining.returning()) {
            points.add(new OpenPoint(
                    "RECORDS_BEING_RETURNED",
                    Text.of("The township's records are being returned: wait for the end", "所在乡镇记录正在退回:请待其完成"),
                    1,
                    List.of()));
        }
        return points;
    }

    private static OpenPoint point(String reason, List<UUID> households, Text message) {
        return new OpenPoint(reason, message, households.size(), households);
    }
}
