package org.anju.household.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.anju.common.fact.HouseholdFacts;
import org.anju.common.region.RegionCode;
import org.anju.household.privacy.FieldSealer;
import org.anju.household.privacy.Secret;
import org.hibernate.annotations.DynamicUpdate;

/** A household of the registry. Rosters bring households in by the set, without this entity. */
@Entity
@DynamicUpdate
public class Household {

    public static final long FIRST_VERSION = 1;

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

    @Column(name = "head_name_initials")
    private String headNameInitials;

    @Column(name = "id_number_encrypted")
    private byte[] idNumberEncrypted;

    @Column(name = "id_number_index")
    private byte[] idNumberIndex;

    @Column(name = "phone_encrypted")
    private byte[] phoneEncrypted;

    @Column(name = "address_encrypted")
    private byte[] addressEncrypted;

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

    @Column(name = "roster_digest")
    private byte[] rosterDigest;

    @Column(name = "member_digest")
    private byte[] memberDigest;

    @Column(name = "roster_import_id")
    private UUID rosterImportId;

    @Version
    private long version;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    /** The database sets its own time; set here too, so that a change of members alone makes a new version as well. */
    @Column(name = "changed_at")
    private Instant changedAt;

    protected Household() {}

    /** As an event brings it in. Its first version is 1. */
    public static Household registered(UUID id, HouseholdContent content, FieldSealer sealer, Instant at) {
        Household household = new Household();
        household.id = id;
        household.status = HouseholdFacts.Status.ACTIVE;
        household.version = FIRST_VERSION;
        household.createdAt = at;
        household.idNumberEncrypted = sealer.seal(Secret.ID_NUMBER, content.idNumber());
        household.phoneEncrypted = sealer.seal(Secret.PHONE, content.phone());
        household.addressEncrypted = sealer.seal(Secret.ADDRESS, content.address());
        household.take(content, sealer, at);
        return household;
    }

    /** What is known of it, opened. */
    public HouseholdContent content(FieldSealer sealer) {
        return new HouseholdContent(
                householdNo,
                villageCode,
                villagerGroup,
                headName,
                sealer.open(Secret.ID_NUMBER, idNumberEncrypted),
                sealer.open(Secret.PHONE, phoneEncrypted),
                sealer.open(Secret.ADDRESS, addressEncrypted),
                ethnicGroup,
                povertyAttribute,
                povertyStatus,
                expectedMode,
                memberCount);
    }

    /** Changes by something other than an import. What stays the same stays sealed as it is. */
    public void become(HouseholdContent content, FieldSealer sealer, Instant at) {
        HouseholdContent before = content(sealer);
        if (!Objects.equals(before.idNumber(), content.idNumber())) {
            idNumberEncrypted = sealer.seal(Secret.ID_NUMBER, content.idNumber());
        }
        if (!Objects.equals(before.phone(), content.phone())) {
            phoneEncrypted = sealer.seal(Secret.PHONE, content.phone());
        }
        if (!Objects.equals(before.address(), content.address())) {
            addressEncrypted = sealer.seal(Secret.ADDRESS, content.address());
        }
        take(content, sealer, at);
    }

    private void take(HouseholdContent content, FieldSealer sealer, Instant at) {
        householdNo = content.householdNo();
        villageCode = content.villageCode();
        villagerGroup = content.villagerGroup();
        headName = content.headName();
        headNameInitials = NameInitials.of(content.headName());
        idNumberIndex = sealer.indexOf(CitizenNumber.of(content.idNumber()));
        ethnicGroup = content.ethnicGroup();
        povertyAttribute = content.povertyAttribute();
        povertyStatus = content.povertyStatus();
        expectedMode = content.expectedMode();
        memberCount = content.memberCount();
        rosterDigest = sealer.digestOf(content.text());
        touch(at);
    }

    /** The next roster that tells members will be compared anew. */
    public void forgetToldMembers() {
        memberDigest = null;
    }

    public void remove(Instant at) {
        status = HouseholdFacts.Status.REMOVED;
        touch(at);
    }

    public void reinstate(Instant at) {
        status = HouseholdFacts.Status.ACTIVE;
        touch(at);
    }

    private void touch(Instant at) {
        rosterImportId = null;
        changedAt = at;
    }

    public UUID id() {
        return id;
    }

    String householdNo() {
        return householdNo;
    }

    public RegionCode village() {
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

    public HouseholdFacts.Status status() {
        return status;
    }

    public long version() {
        return version;
    }

    Instant changedAt() {
        return changedAt;
    }
}
