package org.anju.household.regionchange;

import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

class RegionImportNotFound extends ProblemException {

    private static final long serialVersionUID = 1L;

    RegionImportNotFound(UUID id) {
        super(
                404,
                "region-import-unknown",
                Text.of("There is no such import", "没有这次导入"),
                Text.of(
                        "No import within your regions has the id %s. List them by GET /api/v1/region-imports."
                                .formatted(id),
                        "您的管辖区域内没有编号为%s的导入。可用GET /api/v1/region-imports查询。".formatted(id)));
    }
}
