package org.anju.verification.rule.evaluation;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The variables that an expression may name, with their types: a misspelt member is found when a rule set is drafted. */
final class RecordTypes implements CelTypeProvider {

    private static final CelType TEXTS = ListType.create(SimpleType.STRING);

    private static final StructType POSITION = struct(
            "Position",
            Map.of(
                    "latitude", SimpleType.DOUBLE,
                    "longitude", SimpleType.DOUBLE,
                    "accuracyMeters", SimpleType.DOUBLE));
    private static final StructType APPRAISAL = struct(
            "Appraisal",
            Map.of(
                    "basis", SimpleType.STRING,
                    "guidelineEdition", SimpleType.STRING,
                    "appraisedOn", SimpleType.TIMESTAMP,
                    "organisation", SimpleType.STRING,
                    "reportNumber", SimpleType.STRING,
                    "complianceCertificateNumber", SimpleType.STRING));
    private static final StructType RENOVATION = struct(
            "Renovation",
            Map.of(
                    "kind", SimpleType.STRING,
                    "formerGrade", SimpleType.STRING,
                    "finishedYear", SimpleType.INT,
                    "acceptedOn", SimpleType.TIMESTAMP,
                    "dossierNumber", SimpleType.STRING));
    private static final StructType RELOCATION = struct(
            "Relocation",
            Map.of(
                    "movedInOn", SimpleType.TIMESTAMP,
                    "oldHouse", SimpleType.STRING,
                    "oldHouseLivedIn", SimpleType.BOOL));
    private static final StructType LODGING = struct(
            "Lodging",
            Map.of(
                    "hostHouseholdId", SimpleType.STRING,
                    "hostDwellingId", SimpleType.STRING,
                    "siteCode", SimpleType.STRING,
                    "kinship", SimpleType.STRING,
                    "hostAgreed", SimpleType.BOOL,
                    "hostGrade", SimpleType.STRING,
                    "rentPaid", SimpleType.BOOL,
                    "since", SimpleType.TIMESTAMP,
                    "until", SimpleType.TIMESTAMP));
    private static final StructType OTHER_HOUSE = struct(
            "OtherHouse",
            Map.of(
                    "safetyGrade", SimpleType.STRING,
                    "occupied", SimpleType.BOOL,
                    "sealed", SimpleType.BOOL));
    private static final StructType ATTEMPT =
            struct("Attempt", Map.of("on", SimpleType.TIMESTAMP, "means", SimpleType.STRING));
    private static final StructType WITNESS = struct("Witness", Map.of("role", SimpleType.STRING));
    private static final StructType DETAILS = struct(
            "Details",
            ImmutableMap.<String, CelType>builder()
                    .put("dwellingId", SimpleType.STRING)
                    .put("housingSource", SimpleType.STRING)
                    .put("access", SimpleType.STRING)
                    .put("appraisal", APPRAISAL)
                    .put("renovation", RENOVATION)
                    .put("relocation", RELOCATION)
                    .put("lodging", LODGING)
                    .put("otherHouse", OTHER_HOUSE)
                    .put("attempts", ListType.create(ATTEMPT))
                    .put("witnesses", ListType.create(WITNESS))
                    .put("signedBy", TEXTS)
                    .put("revisitOn", SimpleType.TIMESTAMP)
                    .buildOrThrow());
    private static final StructType RECORD = struct(
            "Record",
            Map.of(
                    "secured", SimpleType.BOOL,
                    "assuranceCategory", SimpleType.STRING,
                    "assuranceMode", SimpleType.STRING,
                    "safetyGrade", SimpleType.STRING,
                    "situation", SimpleType.STRING,
                    "visitedAt", SimpleType.TIMESTAMP,
                    "position", POSITION,
                    "details", DETAILS));

    private static final StructType MODE = struct(
            "Mode",
            Map.of(
                    "code", SimpleType.STRING,
                    "category", SimpleType.STRING,
                    "housingSource", SimpleType.STRING,
                    "grades", TEXTS));
    private static final StructType SITUATION = struct(
            "Situation",
            ImmutableMap.<String, CelType>builder()
                    .put("code", SimpleType.STRING)
                    .put("outcome", SimpleType.STRING)
                    .put("categories", TEXTS)
                    .put("modes", TEXTS)
                    .put("grades", TEXTS)
                    .put("details", TEXTS)
                    .put("access", TEXTS)
                    .put("signs", TEXTS)
                    .put("witnesses", SimpleType.INT)
                    .put("attemptDays", SimpleType.INT)
                    .put("visitors", SimpleType.INT)
                    .put("longStay", SimpleType.BOOL)
                    .buildOrThrow());
    private static final StructType EVIDENCE = struct("Evidence", Map.of("minimum", SimpleType.INT, "required", TEXTS));
    private static final StructType CAMPAIGN =
            struct("Campaign", Map.of("startsOn", SimpleType.TIMESTAMP, "deadline", SimpleType.TIMESTAMP));
    private static final StructType HOUSEHOLD =
            struct("Household", Map.of("expectedMode", SimpleType.STRING, "memberCount", SimpleType.INT));
    private static final StructType CODES = struct(
            "Codes",
            Map.of(
                    "slots", TEXTS,
                    "grades", TEXTS,
                    "safeGrades", TEXTS,
                    "situations", TEXTS,
                    "categories", TEXTS,
                    "modes", TEXTS));

    static final Map<String, CelType> VARIABLES = ImmutableMap.<String, CelType>builder()
            .put("record", RECORD)
            .put("slots", TEXTS)
            .put("given", TEXTS)
            .put("attemptDays", SimpleType.INT)
            .put("visitors", SimpleType.INT)
            .put("mode", MODE)
            .put("situation", SITUATION)
            .put("evidence", EVIDENCE)
            .put("campaign", CAMPAIGN)
            .put("household", HOUSEHOLD)
            .put("receivedAt", SimpleType.TIMESTAMP)
            .put("parameter", MapType.create(SimpleType.STRING, SimpleType.DOUBLE))
            .put("codes", CODES)
            .buildOrThrow();

    private static final Map<String, StructType> BY_NAME = ImmutableList.of(
                    RECORD,
                    POSITION,
                    DETAILS,
                    APPRAISAL,
                    RENOVATION,
                    RELOCATION,
                    LODGING,
                    OTHER_HOUSE,
                    ATTEMPT,
                    WITNESS,
                    MODE,
                    SITUATION,
                    EVIDENCE,
                    CAMPAIGN,
                    HOUSEHOLD,
                    CODES)
            .stream()
            .collect(ImmutableMap.toImmutableMap(StructType::name, type -> type));

    /** Free text and names of persons: rules see whether they are there, in {@code given}, and never what they say. */
    private static final Set<String> HIDDEN =
            Set.of("note", "details.lateReason", "details.companions", "details.appraisal.appraiser");

    /** The members of a record that {@code given} may name. */
    static final Set<String> MEMBERS = members();

    private static Set<String> members() {
        Set<String> names = new TreeSet<>(HIDDEN);
        addMembers("", RECORD, names);
        names.add("photos");
        return Set.copyOf(names);
    }

    private static void addMembers(String prefix, StructType type, Set<String> names) {
        for (StructType.Field field : type.fields()) {
            String name = prefix + field.name();
            if (field.type() instanceof StructType part) {
                addMembers(name + ".", part, names);
                continue;
            }
            names.add(name);
        }
    }

    private static StructType struct(String name, Map<String, CelType> fields) {
        ImmutableMap<String, CelType> types = ImmutableMap.copyOf(fields);
        return StructType.create(name, types.keySet(), field -> Optional.ofNullable(types.get(field)));
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.copyOf(BY_NAME.values());
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
