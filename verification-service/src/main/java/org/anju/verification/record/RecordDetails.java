package org.anju.verification.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a mode of assurance or a special situation asks for beyond verdict and photos. Every part is optional here; the
 * campaign's rule set says which are needed when.
 *
 * @param dwellingId the dwelling that was looked at, of household-service's ledger
 * @param access how near the verifier came to the house; FULL where left out
 * @param companions who else was on the visit, by account name
 * @param signedBy who confirmed the record on the spot
 * @param lateReason why it was recorded after the deadline
 * @param revisitOn when the verifier comes again, as where the house was locked
 */
@Schema(name = "VerificationDetails")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordDetails(
        UUID dwellingId,
        HousingSource housingSource,
        Access access,
        @Valid Appraisal appraisal,
        @Valid Renovation renovation,
        @Valid Relocation relocation,
        @Valid Lodging lodging,
        @Valid OtherHouse otherHouse,
        @Size(max = 20) List<@NotNull @Valid Attempt> attempts,
        @Size(max = 10) List<@NotNull @Valid Witness> witnesses,
        @Size(max = 10) List<@NotBlank @Size(max = 100) @Pattern(regexp = PLAIN) String> companions,
        @Size(max = 10) List<@NotNull Signatory> signedBy,
        @Size(max = 500) @Pattern(regexp = PLAIN) String lateReason,
        @InYears(from = FIRST_YEAR, to = LAST_YEAR) LocalDate revisitOn) {

    /** Control characters, NUL above all, and halves of characters cannot be stored as text. */
    public static final String PLAIN = "[^\\p{Cc}\\p{Cs}]*";

    /** Older houses and stays have no certain day; contracts of land run for seventy years. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2199;

    /** 自有农村住房 or 其他安全住房; the 2024 check of data quality found the two confused. */
    public enum HousingSource {
        OWN_RURAL_HOUSE,
        OTHER_SAFE_HOUSING
    }

    public enum Access {
        FULL,
        /** From public ground: nobody climbs a wall. */
        EXTERIOR_ONLY,
        NONE
    }

    /** 鉴定 by a trained appraiser, or 评定 by a rating on the spot. */
    public enum Basis {
        APPRAISAL,
        RATING
    }

    /**
     * @param guidelineEdition 2009, 2019 or the name of a local one
     * @param complianceCertificateNumber 住房安全达标认定书
     */
    @Schema(name = "VerificationAppraisal")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Appraisal(
            @NotNull Basis basis,
            @Size(max = 20) @Pattern(regexp = PLAIN) String guidelineEdition,
            @InYears(from = FIRST_YEAR, to = LAST_YEAR) LocalDate appraisedOn,
            @Size(max = 100) @Pattern(regexp = PLAIN) String appraiser,
            @Size(max = 100) @Pattern(regexp = PLAIN) String organisation,
            @Size(max = 60) @Pattern(regexp = PLAIN) String reportNumber,
            @Size(max = 60) @Pattern(regexp = PLAIN) String complianceCertificateNumber) {}

    public enum RenovationKind {
        /** 修缮加固, for grade C. */
        REPAIR,
        /** 拆除重建, for grade D. */
        REBUILD
    }

    /** @param acceptedOn of 竣工验收; left out while the work goes on */
    @Schema(name = "VerificationRenovation")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Renovation(
            @NotNull RenovationKind kind,
            @Size(max = 10) @Pattern(regexp = PLAIN) String formerGrade,
            @Min(1980) @Max(2100) Integer finishedYear,
            @InYears(from = FIRST_YEAR, to = LAST_YEAR) LocalDate acceptedOn,
            @Size(max = 60) @Pattern(regexp = PLAIN) String dossierNumber) {}

    public enum OldHouse {
        DEMOLISHED,
        RECLAIMED,
        DEMOLITION_PLANNED,
        STANDING
    }

    /** @param movedInOn left out while the household has not moved in */
    @Schema(name = "VerificationRelocation")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Relocation(
            @InYears(from = FIRST_YEAR, to = LAST_YEAR) LocalDate movedInOn,
            OldHouse oldHouse,
            Boolean oldHouseLivedIn) {}

    /**
     * Where a household lives that does not live in a house of its own: with kin, in a rented house, in an institution.
     *
     * @param hostHouseholdId the household whose house it is, where that is on the roster
     * @param hostDwellingId the house, of household-service's ledger
     * @param siteCode an institution's or a housing site's code; many households may share one
     * @param hostGrade the safety grade of the house
     * @param since first day of the stay, or of the contract
     * @param until its last day, where there is one
     */
    @Schema(name = "VerificationLodging")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Lodging(
            UUID hostHouseholdId,
            UUID hostDwellingId,
            @Size(max = 40) @Pattern(regexp = PLAIN) String siteCode,
            @Size(max = 40) @Pattern(regexp = PLAIN) String kinship,
            Boolean hostAgreed,
            @Size(max = 10) @Pattern(regexp = PLAIN) String hostGrade,
            Boolean rentPaid,
            @InYears(from = FIRST_YEAR, to = LAST_YEAR) LocalDate since,
            @InYears(from = FIRST_YEAR, to = LAST_YEAR) LocalDate until) {}

    /**
     * Another house of the household, as where somebody has a safe and a dangerous one.
     *
     * @param sealed closed up, with the warning plate on it
     */
    @Schema(name = "VerificationOtherHouse")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OtherHouse(
            @Size(max = 10) @Pattern(regexp = PLAIN) String safetyGrade,
            @NotNull Boolean occupied,
            Boolean sealed) {}

    public enum Means {
        VISIT,
        PHONE,
        VIDEO,
        RELATIVES,
        POLICE,
        VILLAGE_NOTE
    }

    @Schema(name = "VerificationAttempt")
    public record Attempt(
            @NotNull @InYears(from = FIRST_YEAR, to = LAST_YEAR)
            LocalDate on,

            @NotNull Means means) {}

    public enum WitnessRole {
        VILLAGE_CADRE,
        WORK_TEAM,
        NEIGHBOUR
    }

    @Schema(name = "VerificationWitness")
    public record Witness(
            @NotNull WitnessRole role,

            @NotBlank @Size(max = 50) @Pattern(regexp = PLAIN)
            String name) {}

    public enum Signatory {
        HEAD,
        HOST,
        VILLAGE,
        /** The village where a household lives that is registered elsewhere. */
        HOST_VILLAGE,
        WITNESSES,
        INSTITUTION,
        APPRAISER,
        CHILDREN,
        RESETTLEMENT_SITE
    }
}
