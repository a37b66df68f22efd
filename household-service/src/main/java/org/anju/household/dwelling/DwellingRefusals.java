package org.anju.household.dwelling;

import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionCode;

/** Why a dwelling is not recorded or changed. */
final class DwellingRefusals {

    private DwellingRefusals() {}

    static ProblemException idTaken(UUID id) {
        return ProblemException.conflict(
                        "dwelling-id-taken",
                        Text.of("Another dwelling has this id", "该编号已用于另一房屋"),
                        Text.of(
                                "A dwelling with other values was recorded under this id. Use a new id, or change that dwelling.",
                                "已有内容不同的房屋使用此编号。请换用新编号,或修改该房屋。"))
                .violation("id", "not yet used", id.toString());
    }

    static ProblemException buildingCodeTaken(String code) {
        return ProblemException.conflict(
                        "building-code-taken",
                        Text.of("Another dwelling has this building number", "该房屋建筑编号已被登记"),
                        Text.of(
                                "A building number stands for one house in the country. Correct it, or use the dwelling that has it.",
                                "一个房屋建筑编号在全国只对应一处房屋。请更正编号,或使用已登记的房屋。"))
                .violation("buildingCode", "not yet used", code);
    }

    static ProblemException notVillage(RegionCode code) {
        return ProblemException.unprocessable(
                        "dwelling-village-expected",
                        Text.of("A dwelling stands in a village", "房屋应登记到村"),
                        Text.of(
                                "Give the code of the village; %s is a larger region.".formatted(code),
                                "请填写村级代码;%s不是村级。".formatted(code)))
                .violation("villageCode", "a village", code.value());
    }
}
