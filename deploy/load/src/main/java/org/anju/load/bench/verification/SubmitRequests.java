package org.anju.load.bench.verification;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.load.platform.AccessTokens;
import org.anju.load.replay.PendingHousehold;
import org.anju.load.replay.Visit;
import org.anju.load.replay.VisitPlanner;
import org.anju.load.wire.RequestSupply;

/**
 * Records of households, each once in a campaign, by one phone a village; when the households are used up, the next campaign
 * begins.
 */
final class SubmitRequests implements RequestSupply {

    private static final int PHOTOS = 3;

    private final String host;
    private final List<PendingHousehold> households;
    private final Iterator<UUID> campaigns;
    private final Map<String, byte[]> headOfVillage = new HashMap<>();
    private Iterator<PendingHousehold> left;
    private VisitPlanner planner;
    private int seed;

    SubmitRequests(URI gateway, AccessTokens tokens, List<PendingHousehold> households, List<UUID> campaigns)
            throws IOException, InterruptedException {
        this.host = gateway.getHost() + ":" + gateway.getPort();
        this.households = households;
        this.campaigns = campaigns.iterator();
        for (PendingHousehold household : households) {
            if (!headOfVillage.containsKey(household.village())) {
                headOfVillage.put(household.village(), head(tokens.of("verifier-" + household.village())));
            }
        }
        nextCampaign();
    }

    private byte[] head(String token) {
        return """
                Host: %s\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length: \
                """.formatted(host, token).getBytes(StandardCharsets.US_ASCII);
    }

    private void nextCampaign() {
        planner = new VisitPlanner(campaigns.next(), PHOTOS, seed++, Clock.systemUTC());
        left = households.iterator();
    }

    @Override
    public boolean next(ByteBuffer into) {
        if (!left.hasNext()) {
            if (!campaigns.hasNext()) {
                return false;
            }
            nextCampaign();
        }
        PendingHousehold household = left.next();
        Visit visit = planner.plan(household, "bench-" + household.village());
        byte[] body = visit.body().getBytes(StandardCharsets.UTF_8);
        into.put(ascii("PUT /api/v1/verifications/" + visit.verificationId() + " HTTP/1.1\r\n"));
        into.put(headOfVillage.get(household.village()));
        into.put(ascii(body.length + "\r\n\r\n"));
        into.put(body);
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
