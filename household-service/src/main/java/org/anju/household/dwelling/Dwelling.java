package org.anju.household.dwelling;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionCode;
import org.anju.common.time.ChinaTime;
import org.anju.household.dwelling.safety.Appraisal;
import org.anju.household.privacy.FieldSealer;
import org.anju.household.privacy.Secret;

/** A house of the ledger. The database keeps its earlier states. */
@Entity
public class Dwelling {

    @Id
    private UUID id;

    private String buildingCode;
    private String villageCode;
    private byte[] addressEncrypted;

    @Enumerated(EnumType.STRING)
    private Structure structure;

    private int storeys;
    private Integer builtYear;
    private BigDecimal floorArea;

    @Embedded
    private Appraisal appraisal;

    private String certificateNo;
    private LocalDate certifiedOn;
    private byte[] positionEncrypted;
    private byte[] requestDigest;

    @Version
    private long version;

    @Enumerated(EnumType.STRING)
    private ChangeKind changeKind;

    private Instant changedAt;
    private String changedBySubject;
    private String changedByName;

    private enum ChangeKind {
        RECORDED,
        CORRECTED,
        APPRAISED
    }

    protected Dwelling() {}

    static Dwelling record(
            UUID id,
            RegionCode village,
            ChangeDwellingRequest facts,
            byte[] digest,
            FieldSealer sealer,
            Caller by,
            Instant at) {
        Dwelling dwelling = new Dwelling();
        dwelling.id = id;
        dwelling.villageCode = village.value();
        dwelling.requestDigest = digest;
        dwelling.change(facts, sealer);
        dwelling.changed(ChangeKind.RECORDED, by, at);
        return dwelling;
    }

    void correct(ChangeDwellingRequest facts, FieldSealer sealer, Caller by, Instant at) {
        change(facts, sealer);
        changed(ChangeKind.CORRECTED, by, at);
    }

    void appraise(Appraisal result, Caller by, Instant at) {
        appraisal = result;
        changed(ChangeKind.APPRAISED, by, at);
    }

    private void change(ChangeDwellingRequest facts, FieldSealer sealer) {
        buildingCode = facts.buildingCode() == null ? buildingCode : facts.buildingCode();
        structure = facts.structure() == null ? structure : facts.structure();
        storeys = facts.storeys() == null ? storeys : facts.storeys();
        builtYear = facts.builtYear() == null ? builtYear : facts.builtYear();
        floorArea = facts.floorArea() == null ? floorArea : facts.floorArea();
        certificateNo = facts.certificateNo() == null ? certificateNo : facts.certificateNo();
        certifiedOn = facts.certifiedOn() == null ? certifiedOn : facts.certifiedOn();
        if (facts.address() != null) {
            addressEncrypted = sealer.seal(Secret.ADDRESS, facts.address());
        }
        if (facts.position() != null) {
            positionEncrypted = sealer.seal(Secret.POSITION, facts.position().toText());
        }
    }

    private void changed(ChangeKind kind, Caller by, Instant at) {
        LocalDate today = ChinaTime.dayOf(at);
        requireNotLater("builtYear", builtYear == null ? null : LocalDate.of(builtYear, 1, 1), today);
        requireNotLater("certifiedOn", certifiedOn, today);
        if (appraisal != null) {
            appraisal.requireFits(storeys, builtYear, today);
        }
        changeKind = kind;
        changedAt = at;
        changedBySubject = by.subject();
        changedByName = by.username();
    }

    private static void requireNotLater(String field, LocalDate found, LocalDate today) {
        if (found == null || !found.isAfter(today)) {
            return;
        }
        throw ProblemException.unprocessable(
                        "dwelling-date-in-future",
                        Text.of("A date lies in the future", "日期晚于今天"),
                        Text.of(
                                "Correct the field %s: it cannot lie after today.".formatted(field),
                                "请更正字段%s:不能晚于今天。".formatted(field)))
                .violation(field, "at the latest " + today, found.toString());
    }

    UUID id() {
        return id;
    }

    String buildingCode() {
        return buildingCode;
    }

    RegionCode village() {
        return new RegionCode(villageCode);
    }

    boolean hasAddress() {
        return addressEncrypted != null;
    }

    Structure structure() {
        return structure;
    }

    int storeys() {
        return storeys;
    }

    Integer builtYear() {
        return builtYear;
    }

    BigDecimal floorArea() {
        return floorArea;
    }

    /** Null while nobody has appraised it. */
    Appraisal appraisal() {
        return appraisal;
    }

    String certificateNo() {
        return certificateNo;
    }

    LocalDate certifiedOn() {
        return certifiedOn;
    }

    /** Null while unknown. */
    Position position(FieldSealer sealer) {
        String text = sealer.open(Secret.POSITION, positionEncrypted);
        return text == null ? null : Position.parse(text);
    }

    boolean wasRecordedBy(byte[] digest) {
        return Arrays.equals(requestDigest, digest);
    }

    long version() {
        return version;
    }

    Instant changedAt() {
        return changedAt;
    }
}
