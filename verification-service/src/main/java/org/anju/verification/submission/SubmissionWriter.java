package org.anju.verification.submission;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.event.Outbox;
import org.anju.common.event.OutgoingEvent;
import org.anju.common.event.Topics;
import org.anju.common.fact.VerificationFacts;
import org.anju.verification.changerequest.ApprovedRequests;
import org.anju.verification.changerequest.ApprovedRequests.Household;
import org.anju.verification.clock.ClockInterval;
import org.anju.verification.record.RecordFacts;
import org.anju.verification.record.Standing;
import org.anju.verification.record.VerificationState;
import org.anju.verification.rule.Finding;
import org.anju.verification.rule.HouseholdInput;
import org.anju.verification.submission.Receipt.Status;
import org.anju.verification.submission.SubmissionFindings.KnownHousehold;
import org.anju.verification.village.CampaignVillage;
import org.anju.verification.village.VillageDoor;

/**
 * Stores submissions, many in one transaction: record, evidence and events together.
 *
 * <p>SQL by hand, because one round trip for a group of records is what makes the durable commit cheap: docs/benchmarks.md
 * has the figures, docs/adr/0007-group-commit.md the reasons. Each row is held against its own sender's regions in the
 * statement itself; row-level security then admits what any sender of the group may touch.
 */
@ApplicationScoped
class SubmissionWriter {

    static final String SUBMITTED = "SUBMITTED";
    static final String COMPLETED = "COMPLETED";
    static final String NO_ASSURANCE = "NONE";

    /** Of the SQL standard: the same work may succeed when it is tried again. */
    private static final String SERIALIZATION_FAILURE = "40001";

    private static final String ITEMS = """
            WITH item AS (
                SELECT * FROM unnest(
                    ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::boolean[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::integer[], ?::timestamptz[], ?::float8[], ?::float8[], ?::float8[], ?::text[], ?::text[],
                    ?::jsonb[], ?::uuid[], ?::integer[], ?::bytea[], ?::text[], ?::text[], ?::boolean[], ?::boolean[],
                    ?::bigint[], ?::bigint[])
                AS t (id, campaign_id, household_id, scope, campaign_scope, secured, assurance_category, assurance_mode,
                    safety_grade, situation, photo_count, visited_at, latitude, longitude, accuracy_meters, device_id, note,
                    details, replaces, revision, digest, submitted_by, submitted_by_name, by_village, reopened,
                    clock_lower_ms, clock_upper_ms))
            """;
    private static final String INSERT = ITEMS + """
            , known AS (
                SELECT i.*, h.village_code, h.expected_mode, h.member_count
                FROM item i
                JOIN household h ON h.id = i.household_id AND h.active
                    AND h.village_code ^@ ANY (string_to_array(i.scope, ','))
                    AND h.village_code ^@ ANY (string_to_array(i.campaign_scope, ','))
                LEFT JOIN campaign_village c ON c.campaign_id = i.campaign_id AND c.village_code = h.village_code
                WHERE i.reopened OR coalesce(c.phase IN ('PILOT', 'OPEN'), NOT i.by_village)
            ), stored AS (
                INSERT INTO verification (id, campaign_id, household_id, village_code, standing, secured,
                    assurance_category, assurance_mode, safety_grade, situation, photo_count, visited_at, latitude, longitude,
                    accuracy_meters, device_id, note, details, replaces, revision, digest, submitted_by, submitted_by_name,
                    clock_lower_ms, clock_upper_ms, received_at, state_since)
                SELECT k.id, k.campaign_id, k.household_id, k.village_code, ?, k.secured, k.assurance_category,
                    k.assurance_mode, k.safety_grade, k.situation, k.photo_count, k.visited_at, k.latitude, k.longitude,
                    k.accuracy_meters, k.device_id, k.note, k.details, k.replaces, k.revision, k.digest, k.submitted_by,
                    k.submitted_by_name, k.clock_lower_ms, k.clock_upper_ms, ?, ?
                FROM known k
                ON CONFLICT DO NOTHING
                RETURNING id
            )
            SELECT k.id, k.village_code, k.expected_mode, k.member_count FROM stored JOIN known k USING (id)
            """;
    /** Sorted, as the consumer of photo events is, so that the two never wait for each other in a circle. */
    private static final String CLAIM_PHOTOS = """
            INSERT INTO evidence AS e (photo_id, household_id, village_code, slot, verification_id)
            SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::uuid[])
                AS t (photo_id, household_id, village_code, slot, verification_id)
            ORDER BY photo_id
            ON CONFLICT (photo_id) DO UPDATE SET verification_id = EXCLUDED.verification_id
                WHERE e.verification_id IS NULL AND e.problem_id IS NULL AND e.household_id = EXCLUDED.household_id
            RETURNING verification_id, stored_at IS NOT NULL
            """;

    private static final String COMPLETE = """
            UPDATE verification SET state = 'COMPLETED', version = version + 1, completed_at = ?, state_since = ?
            WHERE id = ANY (?)
            """;
    private static final String STORED_BEFORE = """
            SELECT v.id, v.digest, v.state, v.version, v.received_at, f.rule, f.severity, f.field, f.english, f.chinese, f.found,
                f.expected
            FROM verification v LEFT JOIN record_finding f ON f.verification_id = v.id
            WHERE v.id = ANY (?)
            ORDER BY v.id, f.id
            """;
    private static final String HOUSEHOLDS = "SELECT id, village_code, active FROM household WHERE id = ANY (?)";
    /** The records that a correction may take the place of; sorted, so that two never wait for each other in a circle. */
    private static final String CORRECTED = """
            SELECT v.submitted_by, %s FROM verification v
            WHERE v.id = ANY (?) OR (v.standing = 'STANDING' AND v.state = 'RETURNED' AND (v.campaign_id, v.household_id) IN (
                SELECT * FROM unnest(?::uuid[], ?::uuid[])))
            ORDER BY v.id FOR UPDATE
            """.formatted(RecordFacts.COLUMNS);

    private static final String SUPERSEDE = """
            UPDATE verification v SET standing = 'SUPERSEDED', version = version + 1 WHERE id = ANY (?)
            RETURNING %s
            """.formatted(RecordFacts.COLUMNS);
    private static final String PARK = """
            INSERT INTO parked_submission
                (id, household_id, body, digest, submitted_by, submitted_by_name, scope, received_at, waits_for_record,
                clock_lower_ms, clock_upper_ms)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET id = EXCLUDED.id WHERE parked_submission.digest = EXCLUDED.digest
            RETURNING received_at
            """;

    private final VillageDoor door;
    private final ApprovedRequests approvedRequests;
    private final Outbox outbox;
    private final SubmissionFindings findings;
    private final Topics topics;
    private final Clock clock;

    SubmissionWriter(
            VillageDoor door,
            ApprovedRequests approvedRequests,
            SubmissionFindings findings,
            Outbox outbox,
            Topics topics,
            Clock clock) {
        this.door = door;
        this.approvedRequests = approvedRequests;
        this.outbox = outbox;
        this.findings = findings;
        this.topics = topics;
        this.clock = clock;
    }

    /**
     * Writes in the transaction open on the connection; the caller commits.
     *
     * @return one outcome for each submission, in their order
     */
    List<Outcome> write(Connection connection, List<Submission> submissions) throws SQLException {
        RegionScope senders =
                RegionScope.union(submissions.stream().map(Submission::scope).toList());
        door.enter(connection, senders);
        RowSecurity.restrict(connection, senders);
        Instant receivedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<UUID, Submission> first = new LinkedHashMap<>();
        submissions.forEach(submission -> first.putIfAbsent(submission.id(), submission));
        Map<UUID, Outcome> outcomes = new HashMap<>();

        List<Submission> firsts = first.values().stream()
                .filter(Submission::isAcceptable)
                .filter(Submission::isFirst)
                .toList();
        store(connection, firsts, Standing.STANDING, receivedAt, outcomes);
        List<Submission> left = without(first.values(), outcomes);
        if (!left.isEmpty()) {
            settle(connection, left, receivedAt, outcomes);
        }
        return submissions.stream()
                .map(submission -> outcomeOf(submission, first, outcomes))
                .toList();
    }

    private static Outcome outcomeOf(Submission submission, Map<UUID, Submission> first, Map<UUID, Outcome> outcomes) {
        Submission stored = first.get(submission.id());
        Outcome outcome = outcomes.get(submission.id());
        if (stored == submission) {
            return outcome;
        }
        if (!Arrays.equals(stored.digest(), submission.digest())) {
            return Outcome.conflict(submission);
        }
        boolean kept = outcome.status() == Status.STORED || outcome.status() == Status.COMPETING;
        return kept
                ? Outcome.kept(
                        Status.SAME, outcome.state(), outcome.version(), outcome.receivedAt(), outcome.findings())
                : outcome;
    }

    private void store(
            Connection connection,
            List<Submission> submissions,
            Standing standing,
            Instant receivedAt,
            Map<UUID, Outcome> outcomes)
            throws SQLException {
        if (submissions.isEmpty()) {
            return;
        }
        Map<UUID, KnownHousehold> households = insert(connection, submissions, standing, receivedAt);
        if (households.isEmpty()) {
            return;
        }
        List<Submission> stored = submissions.stream()
                .filter(submission -> households.containsKey(submission.id()))
                .toList();
        Map<UUID, String> villages = new HashMap<>();
        households.forEach((id, household) -> villages.put(id, household.village()));
        Map<UUID, List<Finding>> found = findings.keep(connection, stored, households);
        Set<UUID> complete = claimPhotos(connection, stored, villages);
        complete(connection, complete, receivedAt);
        outbox.append(connection, events(stored, villages, complete, standing, receivedAt));
        Status status = standing == Standing.COMPETING ? Status.COMPETING : Status.STORED;
        for (Submission submission : stored) {
            boolean completed = complete.contains(submission.id());
            outcomes.put(
                    submission.id(),
                    Outcome.kept(
                            status,
                            completed ? COMPLETED : SUBMITTED,
                            completed ? 2 : 1,
                            receivedAt,
                            found.get(submission.id())));
        }
    }

    private static Map<UUID, KnownHousehold> insert(
            Connection connection, List<Submission> submissions, Standing standing, Instant receivedAt)
            throws SQLException {
        Map<UUID, KnownHousehold> households = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            int next = bindItems(connection, statement, submissions);
            statement.setString(next, standing.name());
            statement.setTimestamp(next + 1, Timestamp.from(receivedAt));
            statement.setTimestamp(next + 2, Timestamp.from(receivedAt));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    households.put(
                            row.getObject(1, UUID.class),
                            new KnownHousehold(row.getString(2), new HouseholdInput(row.getString(3), row.getInt(4))));
                }
            }
        }
        return households;
    }

    private static int bindItems(Connection connection, PreparedStatement statement, List<Submission> items)
            throws SQLException {
        Columns columns = new Columns(connection, statement, items);
        columns.add("uuid", Submission::id);
        columns.add("uuid", item -> item.request().campaignId());
        columns.add("uuid", item -> item.request().householdId());
        columns.add("text", item -> item.scope().asSetting());
        columns.add("text", item -> item.campaignScope().asSetting());
        columns.add("boolean", item -> item.request().secured());
        columns.add("text", item -> orNone(item.request().assuranceCategory()));
        columns.add("text", item -> orNone(item.request().assuranceMode()));
        columns.add("text", item -> item.request().safetyGrade());
        columns.add("text", item -> item.request().situation());
        columns.add("integer", item -> item.request().photos().size());
        columns.add(
                "timestamptz", item -> Timestamp.from(item.request().visitedAt().toInstant()));
        columns.add("float8", item -> position(item, SubmitVerificationRequest.Position::latitude));
        columns.add("float8", item -> position(item, SubmitVerificationRequest.Position::longitude));
        columns.add("float8", item -> position(item, SubmitVerificationRequest.Position::accuracyMeters));
        columns.add("text", item -> item.request().deviceId());
        columns.add("text", item -> item.request().note());
        columns.add("jsonb", Submission::detailsJson);
        columns.add("uuid", item -> item.request().replaces());
        columns.add("integer", Submission::revision);
        columns.add("bytea", Submission::digest);
        columns.add("text", Submission::submittedBy);
        columns.add("text", Submission::submittedByName);
        columns.add("boolean", Submission::byVillage);
        columns.add("boolean", Submission::reopened);
        columns.add("bigint", item -> clock(item, ClockInterval::lowerMillis));
        columns.add("bigint", item -> clock(item, ClockInterval::upperMillis));
        return columns.next;
    }

    private static final class Columns {

        private final Connection connection;
        private final PreparedStatement statement;
        private final List<Submission> items;
        private int next = 1;

        private Columns(Connection connection, PreparedStatement statement, List<Submission> items) {
            this.connection = connection;
            this.statement = statement;
            this.items = items;
        }

        private void add(String type, Function<Submission, Object> value) throws SQLException {
            Object[] values = type.equals("bytea") ? new byte[items.size()][] : new Object[items.size()];
            for (int index = 0; index < values.length; index++) {
                values[index] = value.apply(items.get(index));
            }
            statement.setArray(next++, connection.createArrayOf(type, values));
        }
    }

    private static Double position(Submission item, Function<SubmitVerificationRequest.Position, Double> part) {
        SubmitVerificationRequest.Position position = item.request().position();
        return position == null ? null : part.apply(position);
    }

    private static Long clock(Submission item, Function<ClockInterval, Long> bound) {
        return item.clock() == null ? null : bound.apply(item.clock());
    }

    private static String orNone(String code) {
        return code == null ? NO_ASSURANCE : code;
    }

    /** @return the records whose photos are all stored already */
    private static Set<UUID> claimPhotos(Connection connection, List<Submission> stored, Map<UUID, String> villages)
            throws SQLException {
        Map<UUID, Object[]> claims = new LinkedHashMap<>();
        for (Submission submission : stored) {
            for (SubmitVerificationRequest.PhotoReference photo :
                    submission.request().photos()) {
                claims.putIfAbsent(photo.photoId(), new Object[] {
                    photo.photoId(),
                    submission.request().householdId(),
                    villages.get(submission.id()),
                    photo.slot(),
                    submission.id()
                });
            }
        }
        Map<UUID, Integer> missing = new HashMap<>();
        stored.forEach(submission ->
                missing.put(submission.id(), submission.request().photos().size()));
        try (PreparedStatement statement = connection.prepareStatement(CLAIM_PHOTOS)) {
            String[] types = {"uuid", "uuid", "text", "text", "uuid"};
            for (int column = 0; column < types.length; column++) {
                int index = column;
                Object[] values =
                        claims.values().stream().map(claim -> claim[index]).toArray();
                statement.setArray(column + 1, connection.createArrayOf(types[column], values));
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (row.getBoolean(2)) {
                        missing.merge(row.getObject(1, UUID.class), -1, Integer::sum);
                    }
                }
            }
        }
        Set<UUID> complete = new HashSet<>(missing.keySet());
        complete.removeIf(id -> missing.get(id) > 0);
        return complete;
    }

    private static void complete(Connection connection, Set<UUID> complete, Instant at) throws SQLException {
        if (complete.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(COMPLETE)) {
            statement.setTimestamp(1, Timestamp.from(at));
            statement.setTimestamp(2, Timestamp.from(at));
            statement.setArray(3, uuids(connection, complete));
            statement.executeUpdate();
        }
    }

    private List<OutgoingEvent> events(
            List<Submission> stored,
            Map<UUID, String> villages,
            Set<UUID> complete,
            Standing standing,
            Instant receivedAt) {
        List<OutgoingEvent> events = new ArrayList<>(stored.size());
        for (Submission submission : stored) {
            String village = villages.get(submission.id());
            events.add(event(facts(submission, village, standing, receivedAt, false), VerificationFacts.SUBMITTED));
            if (complete.contains(submission.id())) {
                events.add(event(facts(submission, village, standing, receivedAt, true), VerificationFacts.COMPLETED));
            }
        }
        return events;
    }

    private OutgoingEvent event(VerificationFacts facts, String type) {
        return event(facts, type, facts.receivedAt());
    }

    private OutgoingEvent event(VerificationFacts facts, String type, Instant at) {
        return OutgoingEvent.of(topics.verificationEvents(), facts.householdId(), type, at, outbox.toJson(facts));
    }

    private static VerificationFacts facts(
            Submission submission, String village, Standing standing, Instant receivedAt, boolean complete) {
        SubmitVerificationRequest request = submission.request();
        return new VerificationFacts(
                request.id(),
                request.campaignId(),
                request.householdId(),
                village,
                submission.revision(),
                complete ? 2 : 1,
                complete ? COMPLETED : SUBMITTED,
                standing != Standing.STANDING,
                orNone(request.assuranceCategory()),
                orNone(request.assuranceMode()),
                request.secured(),
                request.safetyGrade(),
                request.situation(),
                request.photos().size(),
                request.visitedAt().toInstant(),
                receivedAt,
                complete ? receivedAt : null);
    }

    /** What the plain insertion left out: known before, competing, parked or refused. */
    private void settle(Connection connection, List<Submission> left, Instant receivedAt, Map<UUID, Outcome> outcomes)
            throws SQLException {
        // Looking wider than the senders may: a refusal must be told from a household that is not known yet.
        RegionScope senders =
                RegionScope.union(left.stream().map(Submission::scope).toList());
        RowSecurity.restrict(connection, RegionScope.everything());
        recogniseStored(connection, left, outcomes);
        without(left, outcomes).stream()
                .filter(submission -> !submission.isAcceptable())
                .forEach(submission -> outcomes.put(submission.id(), Outcome.refused(submission.refusal())));
        List<Submission> fresh = without(left, outcomes);
        Map<UUID, Known> households = households(connection, fresh);
        Set<CampaignVillage> shut = shutVillages(connection, fresh, households);
        Set<Household> awaited = approvedRequests.awaited(connection, inside(shut, fresh, households));
        List<Submission> admissible = new ArrayList<>();
        List<Submission> reopened = new ArrayList<>();
        for (Submission submission : fresh) {
            Known household = households.get(submission.request().householdId());
            if (household == null) {
                outcomes.put(submission.id(), park(connection, submission, null, receivedAt));
                continue;
            }
            if (!submission.scope().coversCode(household.village())) {
                outcomes.put(
                        submission.id(),
                        Outcome.refused(Refusals.outOfScope(submission.request().householdId())));
                continue;
            }
            if (!household.active()) {
                outcomes.put(
                        submission.id(),
                        Outcome.refused(Refusals.removed(submission.request().householdId())));
                continue;
            }
            if (!submission.campaignScope().coversCode(household.village())) {
                outcomes.put(
                        submission.id(),
                        Outcome.refused(Refusals.outsideCampaign(
                                submission.request().householdId(),
                                submission.request().campaignId())));
                continue;
            }
            if (!shut.contains(villageOf(submission, household))) {
                admissible.add(submission);
                continue;
            }
            if (awaited.contains(householdOf(submission))) {
                reopened.add(submission.asReopened());
                continue;
            }
            outcomes.put(submission.id(), Outcome.refused(Refusals.villageNotOpen(household.village())));
        }
        correct(connection, admissible, receivedAt, outcomes);
        storeReopened(connection, reopened, households, receivedAt, outcomes);
        RowSecurity.restrict(connection, senders);
        storeBesideOthers(connection, without(admissible, outcomes), receivedAt, outcomes);
    }

    private Set<CampaignVillage> shutVillages(
            Connection connection, List<Submission> submissions, Map<UUID, Known> households) throws SQLException {
        Set<CampaignVillage> asked = new HashSet<>();
        for (Submission submission : submissions) {
            Known household = households.get(submission.request().householdId());
            if (household != null) {
                asked.add(villageOf(submission, household));
            }
        }
        return door.shut(connection, asked);
    }

    private static Set<Household> inside(
            Set<CampaignVillage> villages, List<Submission> submissions, Map<UUID, Known> households) {
        Set<Household> inside = new HashSet<>();
        for (Submission submission : submissions) {
            Known household = households.get(submission.request().householdId());
            if (household != null && villages.contains(villageOf(submission, household))) {
                inside.add(householdOf(submission));
            }
        }
        return inside;
    }

    private static CampaignVillage villageOf(Submission submission, Known household) {
        return new CampaignVillage(submission.request().campaignId(), household.village(), submission.byVillage());
    }

    private static Household householdOf(Submission submission) {
        return new Household(
                submission.request().campaignId(), submission.request().householdId());
    }

    /** Of each household that a change request awaits a record of, stores one; nothing competes in a closed village. */
    private void storeReopened(
            Connection connection,
            List<Submission> submissions,
            Map<UUID, Known> households,
            Instant receivedAt,
            Map<UUID, Outcome> outcomes)
            throws SQLException {
        correct(connection, submissions, receivedAt, outcomes);
        store(
                connection,
                without(submissions, outcomes).stream()
                        .filter(Submission::isFirst)
                        .toList(),
                Standing.STANDING,
                receivedAt,
                outcomes);
        recogniseStored(connection, without(submissions, outcomes), outcomes);
        for (Submission submission : submissions) {
            Outcome outcome = outcomes.get(submission.id());
            if (outcome == null) {
                String village =
                        households.get(submission.request().householdId()).village();
                outcomes.put(submission.id(), Outcome.refused(Refusals.villageNotOpen(village)));
            } else if (outcome.status() == Status.STORED) {
                approvedRequests.use(connection, householdOf(submission), submission.id(), receivedAt);
            }
        }
    }

    /** A record that may be corrected, and who sent it. */
    private record Correctable(VerificationFacts facts, Standing standing, String submittedBy) {

        /** Whoever visits after a return may correct; before it, only who recorded. */
        private boolean mayBeReplacedBy(Submission submission) {
            if (standing == Standing.COMPETING) {
                return submittedBy.equals(submission.submittedBy());
            }
            VerificationState state = VerificationState.valueOf(facts.state());
            return standing == Standing.STANDING
                    && state.correctable()
                    && (state == VerificationState.RETURNED || submittedBy.equals(submission.submittedBy()));
        }

        private boolean isOf(Submission submission) {
            return facts.campaignId().equals(submission.request().campaignId())
                    && facts.householdId().equals(submission.request().householdId());
        }
    }

    /**
     * Puts corrections in the place of what they correct, one after the other: one may correct the next. What cannot take
     * another's place any more is left, to be kept as competing.
     */
    private void correct(
            Connection connection, List<Submission> submissions, Instant receivedAt, Map<UUID, Outcome> outcomes)
            throws SQLException {
        List<Submission> waiting = new ArrayList<>(submissions);
        boolean progress = true;
        while (progress && !waiting.isEmpty()) {
            progress = false;
            Map<UUID, Correctable> corrected = corrected(connection, waiting);
            for (Submission submission : List.copyOf(waiting)) {
                Optional<Correctable> earlier = earlierOf(submission, corrected);
                if (earlier.isEmpty()) {
                    continue;
                }
                waiting.remove(submission);
                progress = true;
                if (!earlier.get().isOf(submission)) {
                    outcomes.put(submission.id(), Outcome.refused(Refusals.replacesAnother(submission.request())));
                    continue;
                }
                if (earlier.get().mayBeReplacedBy(submission)) {
                    replace(connection, submission, earlier.get(), receivedAt, outcomes);
                    break;
                }
            }
        }
        for (Submission submission : waiting) {
            if (!submission.isFirst()) {
                outcomes.put(
                        submission.id(),
                        park(connection, submission, submission.request().replaces(), receivedAt));
            }
        }
    }

    private static Optional<Correctable> earlierOf(Submission submission, Map<UUID, Correctable> corrected) {
        if (!submission.isFirst()) {
            return Optional.ofNullable(corrected.get(submission.request().replaces()));
        }
        return corrected.values().stream()
                .filter(record -> record.standing() == Standing.STANDING
                        && record.facts().state().equals(VerificationState.RETURNED.name()))
                .filter(record -> record.isOf(submission))
                .findFirst();
    }

    private void replace(
            Connection connection,
            Submission submission,
            Correctable earlier,
            Instant receivedAt,
            Map<UUID, Outcome> outcomes)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SUPERSEDE)) {
            statement.setArray(1, uuids(connection, List.of(earlier.facts().verificationId())));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                outbox.append(
                        connection, List.of(event(RecordFacts.read(row), VerificationFacts.REPLACED, receivedAt)));
            }
        }
        boolean standing = earlier.standing() == Standing.STANDING;
        Submission revised = submission.asRevision(earlier.facts().revision() + (standing ? 1 : 0));
        store(connection, List.of(revised), earlier.standing(), receivedAt, outcomes);
        refuseChanged(without(List.of(submission), outcomes));
    }

    private static Map<UUID, Correctable> corrected(Connection connection, List<Submission> submissions)
            throws SQLException {
        Map<UUID, Correctable> corrected = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(CORRECTED)) {
            statement.setArray(
                    1,
                    uuids(
                            connection,
                            submissions.stream()
                                    .map(submission -> submission.request().replaces())
                                    .filter(Objects::nonNull)
                                    .toList()));
            statement.setArray(
                    2,
                    uuids(
                            connection,
                            submissions.stream()
                                    .map(submission -> submission.request().campaignId())
                                    .toList()));
            statement.setArray(
                    3,
                    uuids(
                            connection,
                            submissions.stream()
                                    .map(submission -> submission.request().householdId())
                                    .toList()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    VerificationFacts facts = RecordFacts.read(row);
                    corrected.put(
                            facts.verificationId(),
                            new Correctable(
                                    facts, Standing.valueOf(row.getString("standing")), row.getString("submitted_by")));
                }
            }
        }
        return corrected;
    }

    private void storeBesideOthers(
            Connection connection, List<Submission> submissions, Instant receivedAt, Map<UUID, Outcome> outcomes)
            throws SQLException {
        if (submissions.isEmpty()) {
            return;
        }
        // Once more as the household's own record: the household may have become known between the two statements.
        store(
                connection,
                submissions.stream().filter(Submission::isFirst).toList(),
                Standing.STANDING,
                receivedAt,
                outcomes);
        List<Submission> competing = without(submissions, outcomes);
        if (competing.isEmpty()) {
            return;
        }
        store(connection, competing, Standing.COMPETING, receivedAt, outcomes);
        recogniseStored(connection, without(competing, outcomes), outcomes);
        refuseChanged(without(competing, outcomes));
    }

    /**
     * What was admitted and neither stored nor known met a change of its household. Nothing of the transaction is kept: a
     * correction may already have taken its predecessor's standing.
     */
    private static void refuseChanged(List<Submission> submissions) throws SQLException {
        if (!submissions.isEmpty()) {
            Submission submission = submissions.getFirst();
            throw new SQLTransientException(
                    "Household " + submission.request().householdId() + " changed while its record " + submission.id()
                            + " was stored",
                    SERIALIZATION_FAILURE);
        }
    }

    /** Asked again wherever a wait for others has ended: the same record may have been stored meanwhile. */
    private static void recogniseStored(Connection connection, List<Submission> left, Map<UUID, Outcome> outcomes)
            throws SQLException {
        Map<UUID, Submission> byId = new HashMap<>();
        left.forEach(submission -> byId.put(submission.id(), submission));
        try (PreparedStatement statement = connection.prepareStatement(STORED_BEFORE)) {
            statement.setArray(1, uuids(connection, byId.keySet()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Submission submission = byId.get(row.getObject("id", UUID.class));
                    outcomes.merge(submission.id(), recognised(submission, row), Outcome::withFindingsOf);
                }
            }
        }
    }

    private static Outcome recognised(Submission submission, ResultSet row) throws SQLException {
        if (!Arrays.equals(row.getBytes("digest"), submission.digest())) {
            return Outcome.conflict(submission);
        }
        return Outcome.kept(
                Status.SAME,
                row.getString("state"),
                row.getLong("version"),
                row.getTimestamp("received_at").toInstant(),
                SubmissionFindings.read(row));
    }

    private record Known(String village, boolean active) {}

    private static Map<UUID, Known> households(Connection connection, List<Submission> submissions)
            throws SQLException {
        Map<UUID, Known> known = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(HOUSEHOLDS)) {
            statement.setArray(
                    1,
                    uuids(
                            connection,
                            submissions.stream()
                                    .map(submission -> submission.request().householdId())
                                    .distinct()
                                    .toList()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    known.put(row.getObject("id", UUID.class), new Known(row.getString(2), row.getBoolean(3)));
                }
            }
        }
        return known;
    }

    private static Outcome park(Connection connection, Submission submission, UUID record, Instant receivedAt)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PARK)) {
            statement.setObject(1, submission.id());
            statement.setObject(2, submission.request().householdId());
            statement.setString(3, new String(submission.body(), StandardCharsets.UTF_8));
            statement.setBytes(4, submission.digest());
            statement.setString(5, submission.submittedBy());
            statement.setString(6, submission.submittedByName());
            statement.setString(7, submission.scope().asSetting());
            statement.setTimestamp(8, Timestamp.from(receivedAt));
            statement.setObject(9, record);
            statement.setObject(10, clock(submission, ClockInterval::lowerMillis));
            statement.setObject(11, clock(submission, ClockInterval::upperMillis));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Outcome.parked(row.getTimestamp(1).toInstant()) : Outcome.conflict(submission);
            }
        }
    }

    private static List<Submission> without(Collection<Submission> submissions, Map<UUID, Outcome> outcomes) {
        return submissions.stream()
                .filter(submission -> !outcomes.containsKey(submission.id()))
                .toList();
    }

    private static Array uuids(Connection connection, Collection<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }
}
