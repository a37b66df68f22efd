package org.anju.verification.taskpack;

import java.util.List;
import java.util.UUID;
import org.anju.verification.campaign.Campaign;

/** The guidance articles that a campaign's verifiers should have with them. */
public interface TaskGuidance {

    /** @param version grows with every change of the article */
    record Article(UUID id, long version, String title) {}

    /** From memory: it is asked at every request, and a pack is made anew when the answer differs. */
    List<Article> of(Campaign campaign);
}
