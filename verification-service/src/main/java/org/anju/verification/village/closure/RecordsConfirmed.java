package org.anju.verification.village.closure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.common.problem.Text;
import org.anju.verification.village.closure.VillageRecords.Unconfirmed;

/** Each household of the roster has a confirmed record. */
@ApplicationScoped
class RecordsConfirmed implements ClosingCondition {

    private final VillageRecords records;

    RecordsConfirmed(VillageRecords records) {
        this.records = records;
    }

    @Override
    public List<OpenPoint> openPoints(UUID campaign, String village) {
        List<OpenPoint> points = new ArrayList<>();
        records.unconfirmed(campaign, village).forEach((state, found) -> points.add(point(state, found)));
        if (points.isEmpty() && !records.hasHouseholds(village)) {
            points.add(new OpenPoint(
                    "NO_ROSTER",
                    Text.of("No household of the village is known: import its roster", "尚无该村农户:请导入花名册"),
                    0,
                    List.of()));
        }
        return points;
    }

    private static OpenPoint point(String state, Unconfirmed found) {
        return switch (state) {
            case "PENDING" -> point("NO_RECORD", found, "without a record: visit them", "尚无核验记录:请入户核验");
            case "SUBMITTED" ->
                point("NOT_COMPLETED", found, "with photos on their way: have them uploaded", "照片未齐:请上传照片");
            case "COMPLETED" -> point("NOT_APPROVED", found, "not yet approved by the township", "乡镇尚未审核");
            case "TOWNSHIP_APPROVED" -> point("NOT_CONFIRMED", found, "not yet confirmed by the county", "县级尚未确认");
            case "RETURNED" -> point("RETURNED", found, "returned and not yet corrected", "已退回,尚未更正");
            default -> throw new IllegalStateException("An unconfirmed record cannot be " + state);
        };
    }

    private static OpenPoint point(String reason, Unconfirmed found, String english, String chinese) {
        return new OpenPoint(
                reason,
                Text.of("Households %s".formatted(english), "农户%s".formatted(chinese)),
                found.count(),
                found.households());
    }
}
