package org.anju.load.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.anju.load.http.Answer;
import org.anju.load.measure.Latencies;
import org.anju.load.measure.RequestKind;
import org.anju.load.platform.Gateway;
import org.anju.load.platform.RefusedException;

/** Finds households that still wait for their visit, by the task packs of villages in an order that the seed decides. */
public final class Villages {

    public static final String SUPERVISOR = "prefecture-6229";
    private static final int PACKS_AT_ONCE = 4;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Gateway gateway;
    private final UUID campaign;
    private final Latencies latencies;

    public Villages(Gateway gateway, UUID campaign, Latencies latencies) {
        this.gateway = gateway;
        this.campaign = campaign;
        this.latencies = latencies;
    }

    /**
     * The households, mixed over at least the given number of villages where there are so many.
     *
     * @param found is told how many there are so far
     * @return fewer than wanted when the campaign has no more
     */
    public List<PendingHousehold> pending(int wanted, int villagesAtLeast, long seed, IntConsumer found)
            throws IOException, InterruptedException {
        List<String> villages = villages();
        Collections.shuffle(villages, new Random(seed));
        List<List<PendingHousehold>> packs = new ArrayList<>();
        int households = 0;
        try (ExecutorService fetchers = Executors.newFixedThreadPool(PACKS_AT_ONCE)) {
            for (int next = 0; next < villages.size(); next += PACKS_AT_ONCE) {
                if (households >= wanted && packs.size() >= villagesAtLeast) {
                    break;
                }
                List<String> batch = villages.subList(next, Math.min(villages.size(), next + PACKS_AT_ONCE));
                for (List<PendingHousehold> pack : fetch(fetchers, batch)) {
                    packs.add(pack);
                    households += pack.size();
                }
                found.accept(Math.min(households, wanted));
            }
        }
        return mixed(packs, wanted);
    }

    private List<String> villages() throws IOException, InterruptedException {
        List<String> villages = new ArrayList<>();
        for (JsonNode region : gateway.campaign(SUPERVISOR, campaign).path("regions")) {
            collectVillages(region.asText(), villages);
        }
        return villages;
    }

    private void collectVillages(String region, List<String> villages) throws IOException, InterruptedException {
        if (!region.endsWith("000")) {
            villages.add(region);
            return;
        }
        for (String child : gateway.children(SUPERVISOR, region)) {
            collectVillages(child, villages);
        }
    }

    private List<List<PendingHousehold>> fetch(ExecutorService fetchers, List<String> villages)
            throws IOException, InterruptedException {
        List<Callable<List<PendingHousehold>>> calls = villages.stream()
                .map(village -> (Callable<List<PendingHousehold>>) () -> pendingIn(village))
                .toList();
        List<List<PendingHousehold>> packs = new ArrayList<>();
        for (Future<List<PendingHousehold>> call : fetchers.invokeAll(calls)) {
            packs.add(result(call));
        }
        return packs;
    }

    private static <T> T result(Future<T> call) throws IOException, InterruptedException {
        try {
            return call.get();
        } catch (ExecutionException exception) {
            switch (exception.getCause()) {
                case IOException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                default -> throw new IllegalStateException(exception.getCause());
            }
        }
    }

    private List<PendingHousehold> pendingIn(String village) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Answer answer = gateway.taskPack("verifier-" + village, village, campaign);
        latencies.record(RequestKind.TASK_PACK, start);
        if (!answer.successful()) {
            throw new RefusedException("No task pack for village " + village, answer);
        }
        List<PendingHousehold> pending = new ArrayList<>();
        for (String line : answer.text().lines().toList()) {
            JsonNode entry = JSON.readTree(line);
            if (entry.path("kind").asText().equals("household")
                    && entry.path("state").asText().equals("PENDING")) {
                pending.add(new PendingHousehold(
                        UUID.fromString(entry.path("householdId").asText()),
                        village,
                        AssuranceMode.named(entry.path("expectedMode").asText())));
            }
        }
        return pending;
    }

    /** One of each village in turn, so that every phone has something to do all the time. */
    static List<PendingHousehold> mixed(List<List<PendingHousehold>> packs, int wanted) {
        List<PendingHousehold> mixed = new ArrayList<>();
        int deepest = packs.stream().mapToInt(List::size).max().orElse(0);
        for (int depth = 0; depth < deepest; depth++) {
            for (List<PendingHousehold> pack : packs) {
                if (depth < pack.size() && mixed.size() < wanted) {
                    mixed.add(pack.get(depth));
                }
            }
        }
        return mixed;
    }
}
