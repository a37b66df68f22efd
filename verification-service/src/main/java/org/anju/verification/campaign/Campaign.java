package org.anju.verification.campaign;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.region.RegionCode;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A time in which every household of some regions is to be verified under one rule set. */
@Entity
public class Campaign {

    @Id
    private UUID id;

    @Version
    private int version;

    private String name;
    private String ruleSet;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> regions;

    private LocalDate startsOn;
    private LocalDate deadline;
    private String createdBy;
    private Instant createdAt;

    /** For Hibernate ORM. */
    protected Campaign() {}

    Campaign(
            UUID id,
            String name,
            String ruleSet,
            List<RegionCode> regions,
            LocalDate startsOn,
            LocalDate deadline,
            String createdBy,
            Instant createdAt) {
        this.id = id;
        this.name = name;
        this.ruleSet = ruleSet;
        this.regions = regions.stream().map(RegionCode::value).toList();
        this.startsOn = startsOn;
        this.deadline = deadline;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String ruleSet() {
        return ruleSet;
    }

    public List<RegionCode> regions() {
        return regions.stream().map(RegionCode::new).toList();
    }

    public RegionScope scope() {
        return RegionScope.of(regions());
    }

    public LocalDate startsOn() {
        return startsOn;
    }

    public LocalDate deadline() {
        return deadline;
    }

    /** Whether somebody with the given scope takes part in it, be it in the whole or in a village of it. */
    boolean concerns(RegionScope scope) {
        return regions().stream().anyMatch(scope::covers)
                || scope.prefixes().stream().anyMatch(prefix -> scope().coversCode(prefix));
    }

    boolean sameAs(Campaign other) {
        return name.equals(other.name)
                && ruleSet.equals(other.ruleSet)
                && regions.equals(other.regions)
                && startsOn.equals(other.startsOn)
                && deadline.equals(other.deadline);
    }
}
