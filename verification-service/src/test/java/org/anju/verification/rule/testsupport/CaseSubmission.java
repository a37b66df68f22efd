package org.anju.verification.rule.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.anju.verification.testsupport.Given;

/** A case of the shipped set as a phone would send it. */
public record CaseSubmission(UUID id, JsonNode one, List<UUID> photos, ObjectNode record) {

    /** All cases, in their order. */
    public static List<JsonNode> cases() {
        return StreamSupport.stream(ShippedRules.casesJson().spliterator(), false)
                .toList();
    }

    public static CaseSubmission of(JsonNode one, UUID campaign, UUID household) {
        UUID id = Given.id();
        List<UUID> photos = new ArrayList<>();
        ObjectNode record = one.get("record").deepCopy();
        record.put("id", id.toString())
                .put("campaignId", campaign.toString())
                .put("householdId", household.toString())
                .put("deviceId", "phone-1");
        record.get("photos").forEach(photo -> {
            photos.add(Given.id());
            ((ObjectNode) photo).put("photoId", photos.getLast().toString());
        });
        return new CaseSubmission(id, one, photos, record);
    }

    public String name() {
        return one.get("name").asText();
    }

    public String situation() {
        return one.at("/record/situation").asText();
    }

    /** The rules that refuse it. */
    public List<String> refusedBy() {
        return rules("BLOCK");
    }

    public List<String> rules(String severity) {
        return StreamSupport.stream(one.get("expected").spliterator(), false)
                .filter(finding -> finding.get("severity").asText().equals(severity))
                .map(finding -> finding.get("rule").asText())
                .distinct()
                .toList();
    }
}
