package org.anju.household.region;

import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionCode;

public class RegionNotFound extends ProblemException {

    private static final long serialVersionUID = 1L;

    public RegionNotFound(RegionCode code) {
        super(
                404,
                "region-unknown",
                Text.of("There is no such region", "没有这个行政区划"),
                Text.of(
                        "No region has the code %s. Find the code by GET /api/v1/regions?name=….".formatted(code),
                        "没有代码为%s的行政区划。可用GET /api/v1/regions?name=…查询代码。".formatted(code)));
    }
}
