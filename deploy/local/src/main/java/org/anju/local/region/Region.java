package org.anju.local.region;

/** A region of Linxia: level 2 is the prefecture, 3 a county, 4 a township, 5 a village. */
public record Region(String code, String name, int level, String parent) {
    public static final int COUNTY = 3;
    public static final int TOWNSHIP = 4;
    public static final int VILLAGE = 5;
    private static final int SUFFIX_START = 9;
    private static final int FIRST_VILLAGE_COMMITTEE = 200;

    /** Suffixes from 200 on are village committees (村委会), lower ones neighbourhood committees (居委会). */
    public boolean isVillageCommittee() {
        return level == VILLAGE && Integer.parseInt(code.substring(SUFFIX_START)) >= FIRST_VILLAGE_COMMITTEE;
    }

    public String county() {
        return code.substring(0, 6) + "000000";
    }
}
