package org.anju.household.event;

import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

/** Tells no more, since the household may lie outside the caller's regions. */
class HouseholdNumberInUse extends ProblemException {

    private static final long serialVersionUID = 1L;

    HouseholdNumberInUse(Throwable cause) {
        super(
                409,
                "household-number-in-use",
                Text.of("The household number is in use", "该户编号已被使用"),
                Text.of(
                        "Another household has this number, or had it when it was deregistered. Use another one, or reinstate that household.",
                        "已有农户(含已销户的)使用此户编号。请使用其他编号,或恢复该户。"));
        initCause(cause);
    }
}
