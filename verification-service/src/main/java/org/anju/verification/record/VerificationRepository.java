package org.anju.verification.record;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.anju.common.region.RegionCode;

@ApplicationScoped
class VerificationRepository implements PanacheRepositoryBase<Verification, UUID> {

    /** Newest ids last; {@code after} is the last id of the page before, or null. */
    List<Verification> page(UUID campaign, RegionCode region, String state, UUID after, int limit) {
        String from = region.prefix() + "0".repeat(12 - region.prefix().length());
        String to = region.prefix() + "9".repeat(12 - region.prefix().length());
        UUID start = after == null ? new UUID(0, 0) : after;
        String query = "campaignId = ?1 and villageCode between ?2 and ?3 and id > ?4";
        if (state == null) {
            return find(query, Sort.by("id"), campaign, from, to, start)
                    .page(Page.ofSize(limit))
                    .list();
        }
        return find(query + " and state = ?5", Sort.by("id"), campaign, from, to, start, state)
                .page(Page.ofSize(limit))
                .list();
    }
}
