package org.anju.load.bench.verification;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.anju.load.platform.Gateway;
import org.anju.load.replay.Villages;
import org.anju.load.replay.VisitPlanner;

/** Campaigns of the bench's own, in which every household is still to be visited. */
public final class BenchCampaigns {

    private static final int DAYS = 10;

    private BenchCampaigns() {}

    public static UUID create(Gateway gateway, String purpose) throws IOException, InterruptedException {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        ObjectNode campaign = JsonNodeFactory.instance
                .objectNode()
                .put("id", id.toString())
                .put("name", "Benchmark, " + purpose)
                .put("startsOn", today.minusDays(VisitPlanner.DAYS_BACK).toString())
                .put("deadline", today.plusDays(DAYS).toString())
                .put("ruleSet", "2020");
        campaign.putArray("regions").add("622900000000");
        gateway.createCampaign(Villages.SUPERVISOR, campaign.toString());
        return id;
    }
}
