package org.anju.verification.rule;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.anju.verification.record.RecordFinding.Severity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A rule of quality with its checks.
 *
 * @param id such as Q08
 * @param basis where it comes from
 * @param proposed whether no source gives it
 */
@Schema(name = "Rule")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Rule(
        String id, String english, String chinese, Wording basis, boolean proposed, String note, List<Check> checks) {

    public Rule {
        checks = Listed.orEmpty(checks);
    }

    /** That of the gravest check; null for a rule that finds nothing, such as the one about sampling. */
    @JsonIgnore
    public Severity severity() {
        return checks.stream()
                .map(Check::severity)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    public Optional<Check> check(String code) {
        return checks.stream().filter(check -> check.code().equals(code)).findFirst();
    }
}
