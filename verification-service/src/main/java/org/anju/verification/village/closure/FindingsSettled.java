package org.anju.verification.village.closure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.anju.common.problem.Text;

/** Nothing that a reviewer has to look at is left in a confirmed record: findings may come after the county has confirmed. */
@ApplicationScoped
class FindingsSettled implements ClosingCondition {

    private final VillageRecords records;

    FindingsSettled(VillageRecords records) {
        this.records = records;
    }

    @Override
    public List<OpenPoint> openPoints(UUID campaign, String village) {
        List<UUID> households = records.withOpenFindings(campaign, village);
        if (households.isEmpty()) {
            return List.of();
        }
        return List.of(new OpenPoint(
                "FINDINGS_OPEN",
                Text.of(
                        "Households whose confirmed record has unsettled findings: settle them, or return the record",
                        "已确认记录存在未处理的检查发现:请处理检查发现或退回该记录"),
                households.size(),
                households));
    }
}
