package org.anju.verification.submission;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.problem.ProblemException;
import org.anju.verification.changerequest.ApprovedRequests;
import org.anju.verification.changerequest.ApprovedRequests.Household;
import org.anju.verification.record.Standing;
import org.anju.verification.submission.Receipt.Status;
import org.anju.verification.village.CampaignVillage;
import org.anju.verification.village.VillageDoor;

/**
 * Stores submissions, many in one transaction: record, evidence and events together.
 *
 * <p>SQL by hand, because one round trip for a group of records is what makes the durable commit cheap: docs/benchmarks.md
 * has the figures, docs/adr/0007-group-commit.md the reasons. Row-level security admits what any sender of the group may
 * touch; {@link RecordRows} holds each record against its own sender's regions.
 */
@ApplicationScoped
class SubmissionWriter {

    private static final String HOUSEHOLDS = "SELECT id, village_code, active FROM household WHERE id = ANY (?)";

    private final VillageDoor door;
    private final ApprovedRequests approvedRequests;
    private final SubmissionStore store;
    private final Corrections corrections;
    private final Clock clock;

    SubmissionWriter(
            VillageDoor door,
            ApprovedRequests approvedRequests,
            SubmissionStore store,
            Corrections corrections,
            Clock clock) {
        this.door = door;
        this.approvedRequests = approvedRequests;
        this.store = store;
        this.corrections = corrections;
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
        RowSecurity.restrictKeepingPlans(connection, senders);
        Writing writing = new Writing(connection, clock.instant().truncatedTo(ChronoUnit.MICROS));
        Map<UUID, Submission> first = new LinkedHashMap<>();
        submissions.forEach(submission -> first.putIfAbsent(submission.id(), submission));

        List<Submission> firsts = first.values().stream()
                .filter(Submission::isAcceptable)
                .filter(Submission::isFirst)
                .toList();
        store.store(writing, firsts, Standing.STANDING);
        List<Submission> left = writing.unsettled(first.values());
        if (!left.isEmpty()) {
            settle(writing, left);
        }
        return submissions.stream()
                .map(submission -> outcomeOf(submission, first, writing))
                .toList();
    }

    private static Outcome outcomeOf(Submission submission, Map<UUID, Submission> first, Writing writing) {
        Submission stored = first.get(submission.id());
        Outcome outcome = writing.outcomeOf(submission);
        if (stored == submission) {
            return outcome;
        }
        if (!Arrays.equals(stored.digest(), submission.digest())) {
            return Outcome.conflict(submission);
        }
        boolean kept = outcome.status() == Status.STORED || outcome.status() == Status.COMPETING;
        return kept
                ? Outcome.kept(
                        Status.SAME,
                        outcome.state(),
                        outcome.version(),
                        outcome.receivedAt(),
                        outcome.findings(),
                        outcome.photosElsewhere())
                : outcome;
    }

    /** What the plain insertion left out: known before, competing, parked or refused. */
    private void settle(Writing writing, List<Submission> left) throws SQLException {
        Connection connection = writing.connection();
        // Looking wider than the senders may: a refusal must be told from a household that is not known yet.
        RegionScope senders =
                RegionScope.union(left.stream().map(Submission::scope).toList());
        RowSecurity.restrict(connection, RegionScope.everything());
        StoredBefore.recognise(writing, left);
        writing.unsettled(left).stream()
                .filter(submission -> !submission.isAcceptable())
                .forEach(submission -> writing.settle(submission, Outcome.refused(submission.refusal())));
        List<Submission> fresh = writing.unsettled(left);
        Map<UUID, Known> households = households(writing, fresh);
        Set<CampaignVillage> shut = shutVillages(connection, fresh, households);
        Set<Household> awaited = approvedRequests.awaited(connection, inside(shut, fresh, households));
        List<Submission> admissible = new ArrayList<>();
        List<Submission> reopened = new ArrayList<>();
        for (Submission submission : fresh) {
            Known household = households.get(submission.request().householdId());
            if (household == null) {
                writing.settle(submission, Parking.park(writing, submission, null));
                continue;
            }
            ProblemException refusal = refusal(submission, household);
            if (refusal != null) {
                writing.settle(submission, Outcome.refused(refusal));
            } else if (!shut.contains(villageOf(submission, household))) {
                admissible.add(submission);
            } else if (awaited.contains(householdOf(submission))) {
                reopened.add(submission.asReopened());
            } else {
                writing.settle(submission, Outcome.refused(Refusals.villageNotOpen(household.village())));
            }
        }
        corrections.correct(writing, admissible);
        storeReopened(writing, reopened, households);
        RowSecurity.restrict(connection, senders);
        storeBesideOthers(writing, writing.unsettled(admissible));
    }

    private static ProblemException refusal(Submission submission, Known household) {
        UUID id = submission.request().householdId();
        if (!submission.scope().coversCode(household.village())) {
            return Refusals.outOfScope(id);
        }
        if (!household.active()) {
            return Refusals.removed(id);
        }
        if (!submission.campaignScope().coversCode(household.village())) {
            return Refusals.outsideCampaign(id, submission.request().campaignId());
        }
        return null;
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
    private void storeReopened(Writing writing, List<Submission> submissions, Map<UUID, Known> households)
            throws SQLException {
        corrections.correct(writing, submissions);
        store.store(
                writing,
                writing.unsettled(submissions).stream()
                        .filter(Submission::isFirst)
                        .toList(),
                Standing.STANDING);
        StoredBefore.recognise(writing, writing.unsettled(submissions));
        for (Submission submission : submissions) {
            Outcome outcome = writing.outcomeOf(submission);
            if (outcome == null) {
                String village =
                        households.get(submission.request().householdId()).village();
                writing.settle(submission, Outcome.refused(Refusals.villageNotOpen(village)));
            } else if (outcome.status() == Status.STORED) {
                approvedRequests.use(
                        writing.connection(), householdOf(submission), submission.id(), writing.receivedAt());
            }
        }
    }

    private void storeBesideOthers(Writing writing, List<Submission> submissions) throws SQLException {
        if (submissions.isEmpty()) {
            return;
        }
        // Once more as the household's own record: the household may have become known between the two statements.
        store.store(writing, submissions.stream().filter(Submission::isFirst).toList(), Standing.STANDING);
        List<Submission> competing = writing.unsettled(submissions);
        if (competing.isEmpty()) {
            return;
        }
        store.store(writing, competing, Standing.COMPETING);
        StoredBefore.recognise(writing, writing.unsettled(competing));
        HouseholdChange.refuse(writing.unsettled(competing));
    }

    private record Known(String village, boolean active) {}

    private static Map<UUID, Known> households(Writing writing, List<Submission> submissions) throws SQLException {
        Map<UUID, Known> known = new HashMap<>();
        try (PreparedStatement statement = writing.connection().prepareStatement(HOUSEHOLDS)) {
            statement.setArray(
                    1,
                    writing.uuids(submissions.stream()
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
}
