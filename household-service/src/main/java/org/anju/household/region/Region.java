package org.anju.household.region;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;
import org.hibernate.annotations.Immutable;

/** Written by imports of region changes, without this entity. */
@Entity
@Immutable
public class Region {

    @Id
    private String code;

    private String name;
    private short level;
    private String parent;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private LocalDate validTo;

    private String successor;

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

    /** The first day on which it is, or null when it always was. */
    LocalDate validFrom() {
        return validFrom;
    }

    /** The first day on which it no longer is, or null while it is. */
    LocalDate validTo() {
        return validTo;
    }

    public boolean hasEnded() {
        return validTo != null;
    }

    /** What took over; null while the region is, and when nothing did. */
    String successor() {
        return successor;
    }
}
