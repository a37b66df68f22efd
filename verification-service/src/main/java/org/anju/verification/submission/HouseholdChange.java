package org.anju.verification.submission;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.List;

/** A household that changed between two statements of a transaction. */
final class HouseholdChange {

    /** Of the SQL standard: the same work may succeed when it is tried again. */
    private static final String SERIALIZATION_FAILURE = "40001";

    private HouseholdChange() {}

    /**
     * What was admitted and neither stored nor known met a change of its household. Nothing of the transaction is kept: a
     * correction may already have taken its predecessor's standing.
     */
    static void refuse(List<Submission> submissions) throws SQLException {
        if (!submissions.isEmpty()) {
            Submission submission = submissions.getFirst();
            throw new SQLTransientException(
                    "Household " + submission.request().householdId() + " changed while its record " + submission.id()
                            + " was stored",
                    SERIALIZATION_FAILURE);
        }
    }
}
