package org.anju.local.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import org.anju.local.demo.DemoApi;
import org.anju.local.keycloak.DemoUser;
import org.anju.local.platform.PlatformException;
import org.anju.local.platform.Settings;

/** Has the chain of the audit log recomputed, and tells whether it is whole. */
public final class AuditVerification {
    private final DemoApi api;

    public AuditVerification(Settings settings) {
        this.api = new DemoApi(settings, DemoUser.ADMIN);
    }

    /** @return whether nothing was changed, removed or reordered */
    public boolean run(PrintStream out) {
        DemoApi.Answer answer = api.get("/audit-entries/verification");
        JsonNode found = answer.body();
        if (answer.status() != 200) {
            throw new PlatformException("The audit log cannot be verified; status %d: %s"
                    .formatted(answer.status(), found.path("detail").asText()));
        }
        out.printf(
                "%,d entries, %,d of them in the chain; its end is%n  %s%n",
                found.path("entries").asLong(),
                found.path("links").asLong(),
                found.path("headHash").asText());
        JsonNode broken = found.path("firstBreak");
        if (broken.isNull()) {
            out.println("The audit log is whole. Write the hash down: it stands for all entries up to now.");
            return true;
        }
        out.printf(
                "The audit log is broken at position %s, entry %s: %s%n",
                broken.path("position").asText(),
                broken.path("entryId").asText(),
                broken.path("reason").asText());
        return false;
    }
}
