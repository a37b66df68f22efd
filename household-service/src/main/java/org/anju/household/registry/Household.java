package org.anju.household.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.anju.common.fact.HouseholdFacts;
import org.anju.common.region.RegionCode;

/** A household of the registry. Rosters bring households in by the set, without this entity. */
@Entity
public class Household {

    @Id
    private UUID id;

    @Column(name = "household_no")
    private String householdNo;

    @Column(name = "village_code")
    private String villageCode;

    @Column(name = "villager_group")
    private String villagerGroup;

    @Column(name = "head_name")
    private String headName;

    @Column(name = "id_number_encrypted")
    private byte[] idNumberEncrypted;

    @Column(name = "phone_encrypted")
    private byte[] phoneEncrypted;

    @Column(name = "ethnic_group")
    private String ethnicGroup;

    @Enumerated(EnumType.STRING)
    @Column(name = "poverty_attribute")
    private PovertyAttribute povertyAttribute;

    @Enumerated(EnumType.STRING)
    @Column(name = "poverty_status")
    private PovertyStatus povertyStatus;

    @Enumerated(EnumType.STRING)
    @Column(name = "expected_mode")
    private AssuranceMode expectedMode;

    @Column(name = "member_count")
    private int memberCount;

    @Enumerated(EnumType.STRING)
    private HouseholdFacts.Status status;

    @Version
    private long version;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected Household() {}

    UUID id() {
        return id;
    }

    String householdNo() {
        return householdNo;
    }

    RegionCode village() {
        return new RegionCode(villageCode);
    }

    String villagerGroup() {
        return villagerGroup;
    }

    String headName() {
        return headName;
    }

    byte[] idNumberEncrypted() {
        return idNumberEncrypted.clone();
    }

    /** Null when the household has no phone. */
    byte[] phoneEncrypted() {
        return phoneEncrypted == null ? null : phoneEncrypted.clone();
    }

    String ethnicGroup() {
        return ethnicGroup;
    }

    PovertyAttribute povertyAttribute() {
        return povertyAttribute;
    }

    PovertyStatus povertyStatus() {
        return povertyStatus;
    }

    AssuranceMode expectedMode() {
        return expectedMode;
    }

    int memberCount() {
        return memberCount;
    }

    HouseholdFacts.Status status() {
        return status;
    }

    long version() {
        return version;
    }

    Instant changedAt() {
        return changedAt;
    }
}
