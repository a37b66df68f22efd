package org.anju.household.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.database.RowSecurity;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.household.audit.AuditAction;
import org.anju.household.audit.AuditEntry;
import org.anju.household.audit.AuditLog;
import org.anju.household.lookup.LookupResponse.Found;
import org.anju.household.lookup.LookupResponse.Person;
import org.anju.household.registry.HouseholdResponse;
import org.anju.household.registry.HouseholdResponses;
import org.anju.household.registry.RelationToHead;
import org.anju.household.roster.finding.FindingCode;
import org.anju.household.roster.row.IdentityNumber;
import org.anju.household.roster.workbook.Normalised;

@ApplicationScoped
@Transactional
class LookupService {

    private final CurrentCaller caller;
    private final RowSecurity rowSecurity;
    private final IdentityIndex index;
    private final LookupRepository households;
    private final HouseholdResponses responses;
    private final AuditLog audit;

    LookupService(
            CurrentCaller caller,
            RowSecurity rowSecurity,
            IdentityIndex index,
            LookupRepository households,
            HouseholdResponses responses,
            AuditLog audit) {
        this.caller = caller;
        this.rowSecurity = rowSecurity;
        this.index = index;
        this.households = households;
        this.responses = responses;
        this.audit = audit;
    }

    LookupResponse find(LookupRequest request) {
        rowSecurity.restrictTo(caller.scope());
        List<byte[]> values = index.valuesOf(identityNumber(request.idNumber()));
        Stream<Found> heads = responses.of(households.findHeadedBy(values)).stream()
                .map(household -> new Found(new Person(null, household.headName(), RelationToHead.HEAD), household));
        Stream<Found> members = households.findMembers(values).stream()
                .map(member -> new Found(
                        new Person(member.id(), member.name(), RelationToHead.valueOf(member.relation())),
                        household(member)));
        List<Found> found = Stream.concat(heads, members).toList();
        audit.record(AuditEntry.of(AuditAction.HOUSEHOLDS_LOOKED_UP)
                .in(null, caller.scope())
                .with(Map.of("households", found.size())));
        return new LookupResponse(found);
    }

    private HouseholdResponse household(LookupRepository.Member member) {
        return responses.of(List.of(households.get(member.householdId()))).getFirst();
    }

    /** Refuses as an import would: what no roster may hold cannot be found. The number itself is not told back. */
    private static IdentityNumber identityNumber(String text) {
        String number = Normalised.code(text);
        FindingCode wrong = IdentityNumber.wrongIn(number);
        if (wrong == null) {
            return new IdentityNumber(number);
        }
        String expected = wrong.expected(List.of(), List.of(Locale.ENGLISH));
        throw ProblemException.badRequest(
                        wrong.slug(),
                        Text.of(
                                wrong.message(List.of(), List.of(Locale.ENGLISH)),
                                wrong.message(List.of(), List.of(Locale.CHINESE))),
                        Text.of(
                                "Give %s as idNumber.".formatted(expected),
                                "idNumber:%s。".formatted(wrong.expected(List.of(), List.of(Locale.CHINESE)))))
                .violation("idNumber", expected, null);
    }
}
