package org.anju.household.dwelling.safety;

/** By what rules a house was appraised. */
public enum GuidelineEdition {
    /** 农村危险房屋鉴定技术导则(试行),建村函〔2009〕69号. */
    EDITION_2009(2),
    /** 农村住房安全性鉴定技术导则,建村函〔2019〕200号. */
    EDITION_2019(2),
    /** 民用建筑可靠性鉴定标准 GB 50292. */
    GB_50292(Integer.MAX_VALUE),
    /** 地方细则: what a province or county made of them. */
    LOCAL(Integer.MAX_VALUE);

    private final int mostStoreys;

    GuidelineEdition(int mostStoreys) {
        this.mostStoreys = mostStoreys;
    }

    boolean appliesTo(int storeys) {
        return storeys <= mostStoreys;
    }
}
