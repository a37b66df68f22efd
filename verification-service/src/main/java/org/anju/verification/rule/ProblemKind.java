package org.anju.verification.rule;

import static org.anju.common.region.RegionLevel.COUNTY;
import static org.anju.common.region.RegionLevel.TOWNSHIP;

import org.anju.common.problem.Text;
import org.anju.common.region.RegionLevel;

/** What can be wrong. Names, days and levels are proposals; a campaign's rule set may give other days to a situation. */
public enum ProblemKind {
    NOT_SECURED("Housing is not secured", "住房安全未保障", Remedy.HOUSING, COUNTY, 7),
    UNREACHABLE("The whole household cannot be reached", "整户失联", Remedy.VISIT, COUNTY, 7),
    NOT_MOVED_IN("Relocated but not moved in", "易地搬迁未入住", Remedy.HOUSING, COUNTY, 15),
    HOST_UNSAFE(
            "The house that the household lives in as a guest is not safe", "投靠或租住的房屋不安全", Remedy.HOUSING, COUNTY, 7),
    ROSTER_CHANGE("The roster has to change before the household can be verified", "须先变更花名册", Remedy.VISIT, COUNTY, 15),
    REFUSED("The household refuses the visit", "拒绝核验", Remedy.VISIT, TOWNSHIP, 15),
    DISASTER("Struck by a disaster after it was verified", "核验后受灾", Remedy.HOUSING, COUNTY, 3),
    SHARED_HOST("One house is given as the home of several households", "多户填报同一住房", Remedy.RECORD, TOWNSHIP, 7),
    MISSING_PHOTO("A photo is missing", "缺少照片", Remedy.RECORD, TOWNSHIP, 3),
    DUPLICATE_PHOTO("A photo is used for several households", "照片重复使用", Remedy.RECORD, TOWNSHIP, 3),
    MISMATCH("The record contradicts the roster or itself", "记录与花名册或自身不一致", Remedy.RECORD, TOWNSHIP, 5),
    SUSPICIOUS_SPEED("Recorded faster than anybody can visit", "录入速度异常", Remedy.RECORD, TOWNSHIP, 2),
    OTHER("Something else", "其他问题", Remedy.RECORD, TOWNSHIP, 7);

    private enum Remedy {
        /** The household must get a safe home: photos before and after prove it, meanwhile it is housed elsewhere. */
        HOUSING,
        /** The household must be found. */
        VISIT,
        /** The record must be corrected or explained. */
        RECORD
    }

    private final Text name;
    private final Remedy remedy;
    private final RegionLevel closedBy;
    private final int dueDays;

    ProblemKind(String english, String chinese, Remedy remedy, RegionLevel closedBy, int dueDays) {
        this.name = Text.of(english, chinese);
        this.remedy = remedy;
        this.closedBy = closedBy;
        this.dueDays = dueDays;
    }

    public Text text() {
        return name;
    }

    /** TOWNSHIP or COUNTY: who plans and closes it. A county may do what a township may. */
    public RegionLevel closedBy() {
        return closedBy;
    }

    /** Days from the day on which it was found. */
    public int dueDays() {
        return dueDays;
    }

    /** Whether a rectification must show the house before and after. */
    public boolean needsPhotos() {
        return remedy == Remedy.HOUSING;
    }

    /** Whether a plan must say where the household lives until then. */
    public boolean needsInterimHousing() {
        return remedy == Remedy.HOUSING;
    }

    /** Whether a later record that finds the household secured shows by itself that it is put right. */
    public boolean isSettledBySecuredRecord() {
        return remedy != Remedy.RECORD;
    }
}
