package org.anju.verification.village.closure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.anju.common.problem.Text;

/** No household has competing records that nobody has decided about. */
@ApplicationScoped
class CompetitorsDecided implements ClosingCondition {

    private final VillageRecords records;

    CompetitorsDecided(VillageRecords records) {
        this.records = records;
    }

    @Override
    public List<OpenPoint> openPoints(UUID campaign, String village) {
        List<UUID> households = records.contested(campaign, village);
        if (households.isEmpty()) {
            return List.of();
        }
        return List.of(new OpenPoint(
                "COMPETING_RECORDS",
                Text.of(
                        "Households with competing records: choose one of them, dismiss the others",
                        "存在多条竞争记录:请择一采用,其余不予采用"),
                households.size(),
                households));
    }
}
