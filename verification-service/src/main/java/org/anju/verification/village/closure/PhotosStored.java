package org.anju.verification.village.closure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.anju.common.problem.Text;

/** Each photo that a confirmed record names is stored. */
@ApplicationScoped
class PhotosStored implements ClosingCondition {

    private final VillageRecords records;

    PhotosStored(VillageRecords records) {
        this.records = records;
    }

    @Override
    public List<OpenPoint> openPoints(UUID campaign, String village) {
        List<UUID> households = records.withoutAllPhotos(campaign, village);
        if (households.isEmpty()) {
            return List.of();
        }
        return List.of(new OpenPoint(
                "PHOTOS_MISSING",
                Text.of(
                        "Households whose confirmed record names photos that are not stored: return the record",
                        "已确认记录所引用的照片未保存:请退回该记录"),
                households.size(),
                households));
    }
}
