package org.anju.verification.taskpack;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.anju.verification.taskpack.TaskGuidance.Article;

/**
 * What a pack says of the campaign, and what is known of that without asking the database.
 *
 * @param opensByVillage whether a village of which nothing is said is still closed
 */
record PackHeading(
        String ruleSet,
        String ruleSetDigest,
        LocalDate startsOn,
        LocalDate deadline,
        boolean opensByVillage,
        List<Article> guidance) {

    /** The newest article's; 0 while there is none. */
    long guidanceVersion() {
        return guidance.stream().mapToLong(Article::version).max().orElse(0);
    }

    /** Differs when anything of the first line differs that households do not show. */
    byte[] digest(String phase) {
        return Digests.of((this + phase).getBytes(StandardCharsets.UTF_8));
    }
}
