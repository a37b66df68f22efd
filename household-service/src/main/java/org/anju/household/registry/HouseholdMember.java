package org.anju.household.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.anju.household.privacy.FieldSealer;
import org.anju.household.privacy.Secret;

/** One state of a person of a household who is not its head: a change ends it and begins another. */
@Entity
@Table(name = "household_member")
public class HouseholdMember {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "row_id")
    private Long rowId;

    /** Of the person, through all states and households. */
    @Column(name = "id")
    private UUID memberId;

    @Column(name = "household_id")
    private UUID householdId;

    private String name;

    @Enumerated(EnumType.STRING)
    private RelationToHead relation;

    @Column(name = "id_number_encrypted")
    private byte[] idNumberEncrypted;

    @Column(name = "id_number_index")
    private byte[] idNumberIndex;

    @Column(name = "since_version")
    private long sinceVersion;

    @Column(name = "until_version")
    private Long untilVersion;

    protected HouseholdMember() {}

    /** @param idNumber or null */
    public static HouseholdMember joining(
            Household household,
            long sinceVersion,
            UUID memberId,
            String name,
            RelationToHead relation,
            String idNumber,
            FieldSealer sealer) {
        HouseholdMember member = new HouseholdMember();
        member.memberId = memberId;
        member.householdId = household.id();
        member.name = name;
        member.relation = relation;
        member.idNumberEncrypted = sealer.seal(Secret.ID_NUMBER, idNumber);
        member.idNumberIndex = idNumber == null ? null : sealer.indexOf(CitizenNumber.of(idNumber));
        member.sinceVersion = sinceVersion;
        return member;
    }

    /** The same person, in that household and relation. */
    public HouseholdMember continuedIn(Household household, long sinceVersion, RelationToHead relation) {
        HouseholdMember next = new HouseholdMember();
        next.memberId = memberId;
        next.householdId = household.id();
        next.name = name;
        next.relation = relation;
        next.idNumberEncrypted = idNumberEncrypted;
        next.idNumberIndex = idNumberIndex;
        next.sinceVersion = sinceVersion;
        return next;
    }

    public void endAt(long version) {
        untilVersion = version;
    }

    public UUID memberId() {
        return memberId;
    }

    public String name() {
        return name;
    }

    public RelationToHead relation() {
        return relation;
    }

    /** Null when it is not known. */
    public String idNumber(FieldSealer sealer) {
        return sealer.open(Secret.ID_NUMBER, idNumberEncrypted);
    }

    public long sinceVersion() {
        return sinceVersion;
    }

    /** Null for the state that holds. */
    public Long untilVersion() {
        return untilVersion;
    }
}
