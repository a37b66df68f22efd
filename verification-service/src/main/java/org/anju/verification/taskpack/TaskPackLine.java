package org.anju.verification.taskpack;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** A line of a task pack; {@code kind} tells which. */
sealed interface TaskPackLine {

    String HOUSEHOLD = "household";
    String GUIDANCE = "guidance";

    /**
     * The first line.
     *
     * @param ruleSetDigest SHA-256 of the rule set as {@code GET /campaigns/{id}/rules} answers it
     * @param phase of the village in the campaign
     * @param madeAt when what the pack says last changed
     * @param cursor to be sent as {@code since} the next time
     * @param full whether what the phone held before is to be forgotten
     * @param households all of the village, not only those in this answer
     * @param states how many households are in each state
     * @param guidanceVersion 0 while there is no guidance
     */
    record PackLine(
            String kind,
            UUID campaignId,
            String village,
            String ruleSet,
            String ruleSetDigest,
            String phase,
            LocalDate startsOn,
            LocalDate deadline,
            Instant madeAt,
            String cursor,
            boolean full,
            NameView names,
            int households,
            Map<String, Integer> states,
            long guidanceVersion)
            implements TaskPackLine {}

    /**
     * @param householdVersion grows with every change of the household
     * @param state PENDING where nobody has submitted yet
     * @param returnReason codes of GET /return-reasons, while the record is RETURNED
     * @param returnNote what to mend, in the words of whoever returned it, without names
     * @param assignedTo the account or team that is to visit; absent where nobody in particular is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HouseholdLine(
            String kind,
            UUID householdId,
            String householdNo,
            String villageCode,
            String expectedMode,
            int memberCount,
            long householdVersion,
            String state,
            UUID verificationId,
            Integer revision,
            String returnReason,
            String returnNote,
            int openFindings,
            String assignedTo)
            implements TaskPackLine {}

    record GuidanceLine(String kind, UUID articleId, long version, String title) implements TaskPackLine {}

    /** What the phone may delete: the household left the village or the roster, or the article is withdrawn. */
    record RemovalLine(String kind, String of, UUID id) implements TaskPackLine {

        RemovalLine(String of, UUID id) {
            this("removal", of, id);
        }
    }
}
