package org.anju.household.roster.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import org.anju.household.HouseholdConfig;
import org.anju.household.roster.workbook.RosterFormat;

/** Takes an upload in, or says why not, before anything is stored. */
@ApplicationScoped
public class RosterIntake {

    /** Browsers on Windows send a csv by the last one. */
    private static final Set<String> TYPES =
            Set.of(RosterFormat.XLSX_TYPE, RosterFormat.CSV_TYPE, "application/csv", "application/vnd.ms-excel");

    private final long limit;
    private final RosterInspection inspection;

    RosterIntake(HouseholdConfig config, RosterInspection inspection) {
        this.limit = config.roster().maxFileSize().asLongValue();
        this.inspection = inspection;
    }

    /**
     * @param contentType a charset in it is left aside: the file itself tells its encoding
     * @param declaredLength as the Content-Length header says, or negative
     * @return to be closed by the caller
     */
    public RosterUpload receive(InputStream body, String contentType, long declaredLength) {
        String type = String.valueOf(contentType).split(";", 2)[0].strip();
        if (!TYPES.contains(type.toLowerCase(Locale.ROOT))) {
            throw RosterRefusal.wrongType(type);
        }
        if (declaredLength > limit) {
            throw RosterRefusal.tooLarge(limit);
        }
        return RosterUpload.receive(body, type, limit, inspection);
    }
}
