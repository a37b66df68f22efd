package org.anju.verification.village;

import java.util.List;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionCode;

/** Why villages are not opened. */
final class VillageRefusals {

    private VillageRefusals() {}

    static ProblemException pilotNotVillage(RegionCode region) {
        return ProblemException.unprocessable(
                        "pilot-not-village",
                        Text.of("A pilot is a village", "试点以村为单位"),
                        Text.of(
                                "%s is a larger region. Give the codes of one or two villages a county."
                                        .formatted(region),
                                "%s不是村级区划。请填写村级代码,每县一至两个试点村。".formatted(region)))
                .violation("regions", "villages", region.value());
    }

    static ProblemException tooManyPilots(String county, List<String> pilots, List<String> wanted) {
        return ProblemException.conflict(
                        "pilots-exceeded",
                        Text.of("A county has two pilot villages at most", "每县试点村不超过两个"),
                        Text.of(
                                "County %s has the pilots %s already; with %s they would be %d. Open the county after its pilots, or send override=true with a reason."
                                        .formatted(county, pilots, wanted, pilots.size() + wanted.size()),
                                "县%s已有试点村%s,再加%s将为%d个。请在试点后开放全县,或填写override=true并说明理由。"
                                        .formatted(county, pilots, wanted, pilots.size() + wanted.size())))
                .violation("regions", "two pilots a county at most", String.join(", ", wanted));
    }

    static ProblemException overrideWithoutReason() {
        return ProblemException.unprocessable(
                        "override-reason-missing",
                        Text.of("Say why", "请说明理由"),
                        Text.of(
                                "With override=true give the reason for which there are more than two pilots.",
                                "override=true时,请在reason中说明试点村超过两个的理由。"))
                .violation("reason", "not blank", null);
    }
}
