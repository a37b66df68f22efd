package org.anju.verification.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.anju.common.caller.Caller;

/**
 * Who recorded a visit: they cannot review what they recorded.
 *
 * @param subject of who sent the record
 * @param accounts names of that account and of those that the record names as companions, in lower case
 */
public record Collectors(String subject, Set<String> accounts) {

    /** To be selected from the table {@code verification} under the alias {@code v}. */
    public static final String COLUMNS = """
            v.submitted_by, v.submitted_by_name,
            ARRAY(SELECT jsonb_array_elements_text(coalesce(v.details -> 'companions', '[]'))) AS companions""";

    public static Collectors read(ResultSet row) throws SQLException {
        Set<String> accounts = new HashSet<>();
        accounts.add(row.getString("submitted_by_name").toLowerCase(Locale.ROOT));
        for (String companion : (String[]) row.getArray("companions").getArray()) {
            accounts.add(companion.strip().toLowerCase(Locale.ROOT));
        }
        return new Collectors(row.getString("submitted_by"), accounts);
    }

    public boolean include(Caller caller) {
        return subject.equals(caller.subject())
                || accounts.contains(caller.username().toLowerCase(Locale.ROOT));
    }
}
