package org.anju.verification.guidance.visit;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.region.RegionCode;

@ApplicationScoped
class VisitRepository implements PanacheRepositoryBase<Visit, UUID> {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** In the order of their ids, which is that of their making. */
    List<Visit> page(RegionCode region, UUID campaign, UUID after, int limit) {
        Map<String, Object> parameters = Regions.within(region);
        parameters.put("after", after == null ? BEFORE_ALL : after);
        String query = Regions.WITHIN + " and id > :after";
        if (campaign != null) {
            query += " and campaignId = :campaign";
            parameters.put("campaign", campaign);
        }
        return find(query, Sort.by("id"), parameters).page(Page.ofSize(limit)).list();
    }
}
