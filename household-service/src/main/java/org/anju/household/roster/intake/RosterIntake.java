package org.anju.household.roster.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import org.anju.household.HouseholdConfig;

/** Takes an upload in, or says why not, before anything is stored. */
@ApplicationScoped
public class RosterIntake {

    private final long limit;
    private final WorkbookInspection inspection;

    RosterIntake(HouseholdConfig config, WorkbookInspection inspection) {
        this.limit = config.roster().maxFileSize().asLongValue();
        this.inspection = inspection;
    }

    /**
     * @param declaredLength as the Content-Length header says, or negative
     * @return to be closed by the caller
     */
    public RosterUpload receive(InputStream body, String contentType, long declaredLength) {
        String type = String.valueOf(contentType).split(";", 2)[0].strip();
        if (!type.equalsIgnoreCase(RosterUpload.XLSX)) {
            throw RosterRefusal.wrongType(type);
        }
        if (declaredLength > limit) {
            throw RosterRefusal.tooLarge(limit);
        }
        return RosterUpload.receive(body, limit, inspection);
    }
}
