package org.anju.verification.taskpack.name;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.anju.verification.taskpack.TaskPackConfig;
import org.anju.verification.taskpack.name.HouseholdRegistry.Entry;
import org.anju.verification.taskpack.name.HouseholdRegistry.Page;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Heads' names from household-service, asked for with the caller's own token and kept in memory for minutes, for others who have
 * the same right: verifiers whose regions include the village, which this service has checked by then. A household that has
 * changed since the names were told makes them be asked for anew, on every instance, since each knows the versions.
 */
@ApplicationScoped
public class HeadNames {

    private static final Logger LOG = Logger.getLogger(HeadNames.class);
    private static final int PAGE = 1000;
    private static final int LOCKS = 64;
    private static final int SERVER_ERRORS = 500;

    private final HouseholdRegistry registry;
    private final TaskPackConfig config;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Cache<String, VillageNames> names;
    private final Cache<String, Boolean> refused;
    private final Lock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

    private volatile Instant aloneUntil = Instant.MIN;

    HeadNames(@RestClient HouseholdRegistry registry, TaskPackConfig config, MeterRegistry metrics, Clock clock) {
        this.registry = registry;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
        this.names = Caffeine.newBuilder()
                .expireAfterWrite(config.keepNames())
                .maximumWeight(config.nameMemory().asLongValue())
                .weigher((String village, VillageNames held) -> held.weight())
                .build();
        this.refused = Caffeine.newBuilder()
                .expireAfterWrite(config.leaveRegistryAlone())
                .maximumSize(10_000)
                .build();
    }

    /**
     * Empty when household-service does not answer: nobody waits for it longer than once.
     *
     * @param wanted the village's households, with the version of each that its name must not be older than
     * @param token the caller's
     */
    public Optional<VillageNames> of(String village, Map<UUID, Long> wanted, String token) {
        if (wanted.isEmpty()) {
            return Optional.of(VillageNames.NONE);
        }
        VillageNames held = names.getIfPresent(village);
        if (held != null && held.cover(wanted)) {
            return Optional.of(held);
        }
        Lock lock = locks[Math.floorMod(village.hashCode(), LOCKS)];
        lock.lock();
        try {
            VillageNames other = names.getIfPresent(village);
            if (other != null && other != held && other.cover(wanted)) {
                return Optional.of(other);
            }
            return isAlone(village) ? Optional.empty() : ask(village, wanted, token);
        } finally {
            lock.unlock();
        }
    }

    private boolean isAlone(String village) {
        return clock.instant().isBefore(aloneUntil) || refused.getIfPresent(village) != null;
    }

    private Optional<VillageNames> ask(String village, Map<UUID, Long> wanted, String token) {
        try {
            VillageNames told = VillageNames.of(list(village, "Bearer " + token), wanted);
            names.put(village, told);
            return Optional.of(told);
        } catch (WebApplicationException refusal) {
            int status = refusal.getResponse().getStatus();
            failed(village, status >= SERVER_ERRORS, "it answered " + status);
        } catch (ProcessingException away) {
            failed(village, true, away.getClass().getSimpleName());
        }
        return Optional.empty();
    }

    private void failed(String village, boolean everywhere, String reason) {
        metrics.counter("anju_task_pack_names_unavailable").increment();
        LOG.warnf("No names for the task pack of %s from household-service: %s", village, reason);
        refused.put(village, true);
        if (everywhere) {
            aloneUntil = clock.instant().plus(config.leaveRegistryAlone());
        }
    }

    private List<Entry> list(String village, String authorization) {
        List<Entry> entries = new ArrayList<>();
        String cursor = null;
        do {
            Page page = registry.list(authorization, village, PAGE, cursor);
            entries.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return entries;
    }
}
