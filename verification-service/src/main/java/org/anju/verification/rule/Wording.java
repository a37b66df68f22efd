package org.anju.verification.rule;

import org.anju.common.problem.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A sentence of a rule set, in both languages. */
@Schema(name = "RuleWording")
public record Wording(String english, String chinese) {

    public Text text() {
        return Text.of(english, chinese);
    }
}
