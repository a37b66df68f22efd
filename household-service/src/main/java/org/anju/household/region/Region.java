package org.anju.household.region;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
public class Region {

    @Id
    private String code;

    private String name;
    private short level;
    private String parent;

    protected Region() {}

    public RegionCode code() {
        return new RegionCode(code);
    }

    public String name() {
        return name;
    }

    public RegionLevel level() {
        return RegionLevel.values()[level - 1];
    }

    /** Null for a province. */
    String parent() {
        return parent;
    }
}
