package org.anju.verification.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerificationStateTest {

    @Test
    void leadsFromStateToStateByStepsAndCompletionOnly() {
        for (VerificationState state : VerificationState.values()) {
            Set<VerificationState> reached = EnumSet.noneOf(VerificationState.class);
            for (RecordStep step : RecordStep.values()) {
                if (step.from().contains(state)) {
                    reached.add(step.to());
                }
            }
            if (state == VerificationState.SUBMITTED) {
                reached.add(VerificationState.COMPLETED);
            }
            assertThat(state.next()).as("after %s", state).isEqualTo(reached);
        }
    }

    @Test
    void leavesALockedRecordToChangeRequestsAlone() {
        for (RecordStep step : RecordStep.values()) {
            assertThat(step.from().contains(VerificationState.LOCKED))
                    .as(step.name())
                    .isEqualTo(step == RecordStep.REOPEN);
        }
    }

    @Test
    void endsWithAReturn() {
        assertThat(VerificationState.RETURNED.next()).isEmpty();
        for (RecordStep step : RecordStep.values()) {
            assertThat(step.from()).doesNotContain(VerificationState.RETURNED, step.to());
        }
    }
}
