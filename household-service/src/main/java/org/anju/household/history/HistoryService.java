package org.anju.household.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.database.RowSecurity;
import org.anju.common.region.RegionCode;
import org.anju.household.audit.AuditAction;
import org.anju.household.audit.AuditEntry;
import org.anju.household.audit.AuditLog;
import org.anju.household.page.Page;
import org.anju.household.page.PageLimit;
import org.anju.household.privacy.FieldCipher;
import org.anju.household.privacy.FieldSealer;
import org.anju.household.registry.HouseholdMember;
import org.anju.household.registry.HouseholdMemberRepository;
import org.anju.household.registry.HouseholdService;
import org.anju.household.registry.MemberResponse;

@ApplicationScoped
@Transactional
class HistoryService {

    private final CurrentCaller caller;
    private final RowSecurity rowSecurity;
    private final HouseholdService households;
    private final HistoryRepository history;
    private final HouseholdMemberRepository members;
    private final FieldCipher cipher;
    private final ObjectMapper json;
    private final AuditLog audit;

    HistoryService(
            CurrentCaller caller,
            RowSecurity rowSecurity,
            HouseholdService households,
            HistoryRepository history,
            HouseholdMemberRepository members,
            FieldCipher cipher,
            ObjectMapper json,
            AuditLog audit) {
        this.caller = caller;
        this.rowSecurity = rowSecurity;
        this.households = households;
        this.history = history;
        this.members = members;
        this.cipher = cipher;
        this.json = json;
        this.audit = audit;
    }

    Page<ChangeResponse> of(UUID householdId, HistoryCursor cursor, PageLimit limit) {
        rowSecurity.restrictTo(caller.scope());
        RegionCode village = households.get(householdId).household().villageCode();
        audit.record(AuditEntry.of(AuditAction.HISTORY_READ)
                .on("household", householdId)
                .in(village));
        return Page.of(
                history.versionsBefore(householdId, cursor.version(), limit.value() + 1),
                limit,
                versions -> toResponses(householdId, versions, cursor.version()),
                last -> new HistoryCursor(last.version()).toString());
    }

    private List<ChangeResponse> toResponses(UUID householdId, List<RecordedVersion> versions, long until) {
        if (versions.isEmpty()) {
            return List.of();
        }
        FieldSealer sealer = cipher.sealer();
        List<HouseholdMember> states = members.findChanged(
                householdId, versions.getLast().version(), versions.getFirst().version());
        HouseholdState after = history.stateUntil(householdId, until);
        List<ChangeResponse> responses = new ArrayList<>();
        for (RecordedVersion version : versions) {
            responses.add(toResponse(
                    version,
                    StateDifference.between(version.before(), after, sealer),
                    memberChanges(states, version.version(), sealer)));
            after = version.before();
        }
        return responses;
    }

    private static List<MemberChange> memberChanges(List<HouseholdMember> states, long version, FieldSealer sealer) {
        Map<UUID, MemberChange> changes = new LinkedHashMap<>();
        for (HouseholdMember state : states) {
            if (state.untilVersion() != null && state.untilVersion() == version) {
                changes.put(
                        state.memberId(), new MemberChange(state.memberId(), MemberResponse.from(state, sealer), null));
            }
        }
        for (HouseholdMember state : states) {
            if (state.sinceVersion() == version) {
                MemberResponse after = MemberResponse.from(state, sealer);
                changes.merge(
                        state.memberId(),
                        new MemberChange(state.memberId(), null, after),
                        (left, joined) -> new MemberChange(left.memberId(), left.before(), joined.after()));
            }
        }
        return List.copyOf(changes.values());
    }

    private ChangeResponse toResponse(RecordedVersion version, List<FieldChange> fields, List<MemberChange> members) {
        return new ChangeResponse(
                version.version(),
                version.kind(),
                version.effectiveOn(),
                version.recordedAt(),
                version.recordedBy(),
                version.reason(),
                version.proof(),
                version.approvedBy(),
                version.rosterImportId(),
                parsed(version.details()),
                fields,
                members);
    }

    private JsonNode parsed(String details) {
        try {
            return json.readTree(details);
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
