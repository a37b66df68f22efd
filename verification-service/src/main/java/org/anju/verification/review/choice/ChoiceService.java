package org.anju.verification.review.choice;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.caller.RegionScope;
import org.anju.common.caller.Roles;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;
import org.anju.common.fact.VerificationFacts;
import org.anju.verification.record.RecordStandings;
import org.anju.verification.record.RecordStandings.Rival;
import org.anju.verification.record.RecordTransitions.Act;
import org.anju.verification.record.Standing;
import org.anju.verification.record.VerificationResponse;
import org.anju.verification.record.VerificationService;
import org.anju.verification.record.VerificationState;

/** Decides which of a household's records stands, once a reviewer has compared them. */
@ApplicationScoped
class ChoiceService {

    private static final String CHOSEN_BY =
            "SELECT FROM timeline_entry WHERE verification_id = ? AND step = ? AND acted_by = ? AND note = ?";

    private final AgroalDataSource dataSource;
    private final VerificationService verifications;
    private final RecordStandings standings;
    private final RowSecurity rowSecurity;

    ChoiceService(
            AgroalDataSource dataSource,
            VerificationService verifications,
            RecordStandings standings,
            RowSecurity rowSecurity) {
        this.dataSource = dataSource;
        this.verifications = verifications;
        this.standings = standings;
        this.rowSecurity = rowSecurity;
    }

    /** @return the chosen record; also when the same was chosen before, by the same request */
    @Transactional
    VerificationResponse choose(UUID id, ChooseRequest request, Caller caller) {
        rowSecurity.restrictTo(caller.scope());
        VerificationFacts named = standings
                .find(id)
                .filter(found -> caller.scope().coversCode(found.villageCode()))
                .orElseThrow(() -> VerificationService.unknown(id));
        // All of the household's records are in question, and a household that has moved has them in two villages.
        rowSecurity.restrictTo(RegionScope.everything());
        Map<UUID, Rival> locked = standings.lock(named.campaignId(), named.householdId());
        rowSecurity.restrictTo(caller.scope());
        Rival chosen = locked.get(id);
        if (!wasChosen(chosen, request, caller)) {
            List<Rival> others = locked.values().stream()
                    .filter(ChoiceService::isInQuestion)
                    .filter(rival -> !rival.id().equals(id))
                    .toList();
            requireChoice(chosen, others, request, caller);
            standings.choose(chosen, locked, new Act(caller.subject(), caller.username(), null, request.reason()));
        }
        return verifications.get(id, caller);
    }

    private static void requireChoice(Rival chosen, List<Rival> others, ChooseRequest request, Caller caller) {
        if (!isInQuestion(chosen)) {
            throw ChoiceProblems.notInQuestion(chosen);
        }
        if (others.isEmpty()) {
            throw ChoiceProblems.nothingToDecide(chosen.id());
        }
        for (Rival other : others) {
            if (!caller.scope().coversCode(other.facts().villageCode())) {
                throw ChoiceProblems.outOfScope(chosen.id());
            }
            requireNotLocked(other);
            requireCountyWhereConfirmed(other, caller);
            requireOthers(other, caller);
        }
        requireNotLocked(chosen);
        requireOthers(chosen, caller);
        List<UUID> undecided = others.stream().map(Rival::id).toList();
        if (request.over() != null && !new HashSet<>(request.over()).equals(new HashSet<>(undecided))) {
            throw ChoiceProblems.othersCompete(chosen.id(), undecided);
        }
    }

    private static void requireNotLocked(Rival record) {
        if (record.standing() == Standing.STANDING && record.facts().state().equals(VerificationState.LOCKED.name())) {
            throw ChoiceProblems.locked(record.id());
        }
    }

    /** What the county has confirmed no township undoes, neither by returning it nor by choosing another in its stead. */
    private static void requireCountyWhereConfirmed(Rival dismissed, Caller caller) {
        if (dismissed.standing() == Standing.STANDING
                && dismissed.facts().state().equals(VerificationState.COUNTY_CONFIRMED.name())
                && !caller.has(Roles.COUNTY_REVIEWER)) {
            throw ChoiceProblems.countyConfirmed(dismissed.id());
        }
    }

    /** Rule Q16. */
    private static void requireOthers(Rival record, Caller caller) {
        if (record.collectors().include(caller)) {
            throw ChoiceProblems.ownRecord(record.id());
        }
    }

    private static boolean isInQuestion(Rival record) {
        return record.standing() == Standing.STANDING || record.standing() == Standing.COMPETING;
    }

    private boolean wasChosen(Rival record, ChooseRequest request, Caller caller) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(CHOSEN_BY)) {
            statement.setObject(1, record.id());
            statement.setString(2, RecordStandings.CHOOSE);
            statement.setString(3, caller.subject());
            statement.setString(4, request.reason());
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }
}
