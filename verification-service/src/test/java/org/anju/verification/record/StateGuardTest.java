package org.anju.verification.record;

import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.Records;
import org.junit.jupiter.api.Test;

/** Below the service, whatever somebody tries to write. */
@QuarkusTest
class StateGuardTest {

    @Inject
    Given given;

    @Inject
    Records records;

    @Test
    void letsARecordGoOnlyWhereVerificationStateLeads() {
        UUID campaign = given.campaign();
        for (VerificationState from : VerificationState.values()) {
            UUID record = recordIn(from, campaign);
            for (VerificationState to : VerificationState.values()) {
                if (from == to) {
                    continue;
                }
                boolean leads = from.next().contains(to) && from != VerificationState.LOCKED;

                assertThat(written(record, to)).as("%s to %s", from, to).isEqualTo(leads);

                assertThat(records.rows("SELECT state FROM verification WHERE id = ?", record))
                        .containsExactly((leads ? to : from).name());
                record = leads ? recordIn(from, campaign) : record;
            }
        }
    }

    private UUID recordIn(VerificationState state, UUID campaign) {
        if (state == VerificationState.SUBMITTED) {
            return records.submitted(campaign, given.household(VILLAGE));
        }
        UUID record = records.completed(campaign, given.household(VILLAGE));
        Map<VerificationState, RecordStep> steps = Map.of(
                VerificationState.TOWNSHIP_APPROVED, RecordStep.APPROVE,
                VerificationState.COUNTY_CONFIRMED, RecordStep.CONFIRM,
                VerificationState.LOCKED, RecordStep.LOCK);
        for (VerificationState next : VerificationState.values()) {
            if (next.ordinal() <= state.ordinal() && state != VerificationState.RETURNED && steps.containsKey(next)) {
                records.move(steps.get(next), record, Records.COUNTY);
            }
        }
        if (state == VerificationState.RETURNED) {
            records.move(RecordStep.RETURN, record, Records.COUNTY);
        }
        return record;
    }

    private boolean written(UUID record, VerificationState to) {
        try {
            return records.update(
                            "UPDATE verification SET state = ?, completed_at = CASE WHEN state = 'SUBMITTED' AND ? = 'COMPLETED'"
                                    + " THEN now() ELSE completed_at END WHERE id = ?",
                            to.name(),
                            to.name(),
                            record)
                    == 1;
        } catch (IllegalStateException refused) {
            return false;
        }
    }
}
