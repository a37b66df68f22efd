package org.anju.household.disclosure;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.database.RowSecurity;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.household.audit.AuditAction;
import org.anju.household.audit.AuditEntry;
import org.anju.household.audit.AuditLog;
import org.anju.household.page.Page;
import org.anju.household.page.PageLimit;
import org.anju.household.privacy.FieldCipher;
import org.anju.household.privacy.FieldSealer;
import org.anju.household.privacy.Secret;

/** Shows personal data in clear, and writes down in the same transaction who saw it and why. */
@ApplicationScoped
@Transactional
class DisclosureService {

    /** Reasons are kept and read by others: a phone or identity number in one would be disclosed to them. */
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{7}");

    private final CurrentCaller caller;
    private final RowSecurity rowSecurity;
    private final DisclosureRepository disclosures;
    private final DisclosureLimit limit;
    private final FieldCipher cipher;
    private final AuditLog audit;
    private final Clock clock;

    DisclosureService(
            CurrentCaller caller,
            RowSecurity rowSecurity,
            DisclosureRepository disclosures,
            DisclosureLimit limit,
            FieldCipher cipher,
            AuditLog audit,
            Clock clock) {
        this.caller = caller;
        this.rowSecurity = rowSecurity;
        this.disclosures = disclosures;
        this.limit = limit;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    IdentityDisclosureResponse disclose(UUID householdId, DiscloseIdentityRequest request) {
        refuseNumberIn(request.reason());
        rowSecurity.restrictTo(caller.scope());
        SealedIdentity sealed = find(householdId, request.memberId())
                .filter(found -> caller.scope().covers(found.village()))
                .orElseThrow(() -> unknown(householdId, request.memberId()));
        limit.require(caller.get().subject());

        UUID id = UuidCreator.getTimeOrderedEpoch();
        disclosures.add(id, householdId, request, sealed.village(), caller.get());
        audit.record(AuditEntry.of(AuditAction.IDENTITY_DISCLOSED)
                .on("household", householdId)
                .in(sealed.village())
                .with(details(id, request)));
        return open(id, householdId, request, sealed);
    }

    Page<DisclosureRecord> list(UUID cursor, String username, UUID householdId, PageLimit limit) {
        rowSecurity.restrictTo(caller.scope());
        return Page.of(
                disclosures.findBefore(cursor, username, householdId, limit.value() + 1),
                limit,
                found -> found,
                last -> last.id().toString());
    }

    private Optional<SealedIdentity> find(UUID householdId, UUID memberId) {
        return memberId == null ? disclosures.findHead(householdId) : disclosures.findMember(householdId, memberId);
    }

    private static Map<String, Object> details(UUID id, DiscloseIdentityRequest request) {
        Map<String, Object> details = new HashMap<>();
        details.put("disclosureId", id);
        details.put("fields", request.fields().stream().sorted().toList());
        details.put("reason", request.reason());
        if (request.memberId() != null) {
            details.put("memberId", request.memberId());
        }
        return details;
    }

    private IdentityDisclosureResponse open(
            UUID id, UUID householdId, DiscloseIdentityRequest request, SealedIdentity sealed) {
        FieldSealer sealer = cipher.sealer();
        Set<DisclosedField> fields = request.fields();
        return new IdentityDisclosureResponse(
                id,
                householdId,
                request.memberId(),
                fields.contains(DisclosedField.ID_NUMBER) ? sealer.open(Secret.ID_NUMBER, sealed.idNumber()) : null,
                fields.contains(DisclosedField.PHONE) ? sealer.open(Secret.PHONE, sealed.phone()) : null,
                fields.contains(DisclosedField.ADDRESS) ? sealer.open(Secret.ADDRESS, sealed.address()) : null,
                clock.instant());
    }

    private static void refuseNumberIn(String reason) {
        if (!LONG_NUMBER.matcher(reason).find()) {
            return;
        }
        throw ProblemException.badRequest(
                        "reason-holds-number",
                        Text.of("The reason may hold no personal data", "用途中不得包含个人信息"),
                        Text.of(
                                "The reason holds a number of seven or more digits. Say what the data is needed for, without numbers of persons.",
                                "用途中含有7位或更长的号码。请只说明用途,不要填写证件号码或电话。"))
                .violation("reason", "without numbers of persons", null);
    }

    private static ProblemException unknown(UUID householdId, UUID memberId) {
        if (memberId == null) {
            return ProblemException.notFound(
                    "household-unknown",
                    Text.of("There is no such household", "没有这一户"),
                    Text.of(
                            "No household of your regions has the id %s.".formatted(householdId),
                            "您的管辖区域内没有编号为%s的农户。".formatted(householdId)));
        }
        return ProblemException.notFound(
                "member-unknown",
                Text.of("There is no such member", "没有该家庭成员"),
                Text.of(
                        "No household of your regions has the id %s and a member %s.".formatted(householdId, memberId),
                        "您的管辖区域内没有编号为%s且有成员%s的农户。".formatted(householdId, memberId)));
    }
}
