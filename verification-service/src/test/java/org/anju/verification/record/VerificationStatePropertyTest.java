package org.anju.verification.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class VerificationStatePropertyTest {

    /** Steps that a record is not in a state for leave it where it is, as in RecordTransitions. */
    @Property
    void passesEveryLevelOnItsWay(@ForAll @Size(max = 30) List<RecordStep> steps, @ForAll boolean complete) {
        List<VerificationState> way = new ArrayList<>();
        VerificationState state = complete ? VerificationState.COMPLETED : VerificationState.SUBMITTED;
        way.add(state);
        for (RecordStep step : steps) {
            if (step.from().contains(state)) {
                assertThat(state.next()).contains(step.to());
                state = step.to();
                way.add(state);
            }
        }

        assertThat(way).doesNotHaveDuplicates();
        if (way.contains(VerificationState.LOCKED)) {
            assertThat(way).contains(VerificationState.COUNTY_CONFIRMED);
        }
        if (way.contains(VerificationState.COUNTY_CONFIRMED)) {
            assertThat(way).contains(VerificationState.TOWNSHIP_APPROVED);
        }
        if (way.contains(VerificationState.TOWNSHIP_APPROVED)) {
            assertThat(way).contains(VerificationState.COMPLETED);
        }
    }
}
