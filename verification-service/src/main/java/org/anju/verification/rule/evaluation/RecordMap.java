package org.anju.verification.rule.evaluation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.time.ChinaTime;
import org.anju.verification.record.RecordDetails;
import org.anju.verification.record.RecordDetails.Access;
import org.anju.verification.rule.RecordInput;

/**
 * A record in the form that expressions read: absent members are left out, except that the parts of details and its lists
 * are always there, be they empty, and that access is FULL where nothing else was said.
 */
final class RecordMap {

    private static final Map<String, Object> NO_DETAILS = details(
            new RecordDetails(null, null, null, null, null, null, null, null, null, null, null, null, null, null));

    private final Map<String, Object> members = new HashMap<>();

    private RecordMap() {}

    static Map<String, Object> of(RecordInput record) {
        return new RecordMap()
                .with("secured", record.secured())
                .with("assuranceCategory", record.assuranceCategory())
                .with("assuranceMode", record.assuranceMode())
                .with("safetyGrade", record.safetyGrade())
                .with("situation", record.situation())
                .with("visitedAt", record.visitedAt())
                .with("position", position(record))
                .with("details", record.details() == null ? NO_DETAILS : details(record.details()))
                .members;
    }

    /** Midnight in China. */
    static Instant day(LocalDate date) {
        return date == null ? null : date.atStartOfDay(ChinaTime.ZONE).toInstant();
    }

    private static Map<String, Object> position(RecordInput record) {
        return new RecordMap()
                .with("latitude", record.latitude())
                .with("longitude", record.longitude())
                .with("accuracyMeters", record.accuracyMeters())
                .members;
    }

    private static Map<String, Object> details(RecordDetails details) {
        return new RecordMap()
                .with("dwellingId", details.dwellingId())
                .with("housingSource", details.housingSource())
                .with("access", details.access() == null ? Access.FULL : details.access())
                .with("appraisal", appraisal(details.appraisal()))
                .with("renovation", renovation(details.renovation()))
                .with("relocation", relocation(details.relocation()))
                .with("lodging", lodging(details.lodging()))
                .with("otherHouse", otherHouse(details.otherHouse()))
                .with("attempts", attempts(details.attempts()))
                .with("witnesses", witnesses(details.witnesses()))
                .with("signedBy", names(details.signedBy()))
                .with("revisitOn", day(details.revisitOn()))
                .members;
    }

    private static Map<String, Object> appraisal(RecordDetails.Appraisal appraisal) {
        if (appraisal == null) {
            return Map.of();
        }
        return new RecordMap()
                .with("basis", appraisal.basis())
                .with("guidelineEdition", appraisal.guidelineEdition())
                .with("appraisedOn", day(appraisal.appraisedOn()))
                .with("organisation", appraisal.organisation())
                .with("reportNumber", appraisal.reportNumber())
                .with("complianceCertificateNumber", appraisal.complianceCertificateNumber())
                .members;
    }

    private static Map<String, Object> renovation(RecordDetails.Renovation renovation) {
        if (renovation == null) {
            return Map.of();
        }
        return new RecordMap()
                .with("kind", renovation.kind())
                .with("formerGrade", renovation.formerGrade())
                .with("finishedYear", renovation.finishedYear())
                .with("acceptedOn", day(renovation.acceptedOn()))
                .with("dossierNumber", renovation.dossierNumber())
                .members;
    }

    private static Map<String, Object> relocation(RecordDetails.Relocation relocation) {
        if (relocation == null) {
            return Map.of();
        }
        return new RecordMap()
                .with("movedInOn", day(relocation.movedInOn()))
                .with("oldHouse", relocation.oldHouse())
                .with("oldHouseLivedIn", relocation.oldHouseLivedIn())
                .members;
    }

    private static Map<String, Object> lodging(RecordDetails.Lodging lodging) {
        if (lodging == null) {
            return Map.of();
        }
        return new RecordMap()
                .with("hostHouseholdId", lodging.hostHouseholdId())
                .with("hostDwellingId", lodging.hostDwellingId())
                .with("siteCode", lodging.siteCode())
                .with("kinship", lodging.kinship())
                .with("hostAgreed", lodging.hostAgreed())
                .with("hostGrade", lodging.hostGrade())
                .with("rentPaid", lodging.rentPaid())
                .with("since", day(lodging.since()))
                .with("until", day(lodging.until()))
                .members;
    }

    private static Map<String, Object> otherHouse(RecordDetails.OtherHouse house) {
        if (house == null) {
            return Map.of();
        }
        return new RecordMap()
                .with("safetyGrade", house.safetyGrade())
                .with("occupied", house.occupied())
                .with("sealed", house.sealed())
                .members;
    }

    private static List<Map<String, Object>> attempts(List<RecordDetails.Attempt> attempts) {
        if (attempts == null) {
            return List.of();
        }
        return attempts.stream()
                .map(attempt -> new RecordMap().with("on", day(attempt.on())).with("means", attempt.means()).members)
                .toList();
    }

    private static List<Map<String, Object>> witnesses(List<RecordDetails.Witness> witnesses) {
        if (witnesses == null) {
            return List.of();
        }
        return witnesses.stream()
                .map(witness -> new RecordMap().with("role", witness.role()).members)
                .toList();
    }

    private static List<String> names(List<? extends Enum<?>> values) {
        return values == null ? List.of() : values.stream().map(Enum::name).toList();
    }

    /** The dotted names of what a record has, hidden members included. */
    static List<String> given(RecordInput record, Map<String, Object> members) {
        List<String> names = new ArrayList<>();
        addNames("", members, names);
        addIf(record.noted(), "note", names);
        addIf(!record.slots().isEmpty(), "photos", names);
        RecordDetails details = record.details();
        if (details != null) {
            addIf(details.lateReason() != null, "details.lateReason", names);
            addIf(details.companions() != null && !details.companions().isEmpty(), "details.companions", names);
            addIf(
                    details.appraisal() != null && details.appraisal().appraiser() != null,
                    "details.appraisal.appraiser",
                    names);
        }
        return names;
    }

    private static void addNames(String prefix, Map<?, ?> members, List<String> names) {
        members.forEach((name, value) -> {
            if (value instanceof Map<?, ?> part) {
                addNames(prefix + name + ".", part, names);
                return;
            }
            addIf(!(value instanceof List<?> list && list.isEmpty()), prefix + name, names);
        });
    }

    private static void addIf(boolean there, String name, List<String> names) {
        if (there) {
            names.add(name);
        }
    }

    /** Leaves out what is null, and turns what CEL has no type for into what it has. */
    private RecordMap with(String name, Object value) {
        switch (value) {
            case null -> {}
            case Enum<?> code -> members.put(name, code.name());
            case UUID id -> members.put(name, id.toString());
            case Integer number -> members.put(name, number.longValue());
            default -> members.put(name, value);
        }
        return this;
    }
}
