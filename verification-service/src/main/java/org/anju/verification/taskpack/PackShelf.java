package org.anju.verification.taskpack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.verification.taskpack.PackVersions.Made;

/**
 * Holds packs ready in memory. Each is held against the database whenever it is asked for, which costs one look into an index:
 * what was committed before somebody asks is in what he gets, whichever instance it was written or is asked through.
 */
@ApplicationScoped
class PackShelf {

    private static final int LOCKS = 64;

    private final PackVersions versions;
    private final VillageChanges changes;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Cache<PackKey, Held> packs;
    private final Lock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

    PackShelf(
            PackVersions versions, VillageChanges changes, TaskPackConfig config, MeterRegistry metrics, Clock clock) {
        this.versions = versions;
        this.changes = changes;
        this.metrics = metrics;
        this.clock = clock;
        this.packs = Caffeine.newBuilder()
                .maximumWeight(config.memory().asLongValue())
                .weigher((PackKey key, Held held) -> held.pack.weight())
                .build();
    }

    private static final class Held {

        private final TaskPack pack;
        private volatile Right right;

        private Held(TaskPack pack, Right right) {
            this.pack = pack;
            this.right = right;
        }
    }

    /** The pack says all that the snapshot shows, which was taken at the given moment. */
    private record Right(String snapshot, Instant at) {}

    TaskPack current(PackKey key, PackHeading heading) {
        while (true) {
            Held held = packs.getIfPresent(key);
            if (held != null && held.pack.heading().equals(heading) && isStillRight(held)) {
                return held.pack;
            }
            Lock lock = locks[Math.floorMod(key.hashCode(), LOCKS)];
            lock.lock();
            try {
                if (packs.getIfPresent(key) == held) {
                    return make(key, heading);
                }
                // Somebody else has made it meanwhile, but perhaps read it before what this caller must be shown.
            } finally {
                lock.unlock();
            }
        }
    }

    /** The packs of these villages that somebody has asked for. */
    Set<PackKey> held(Collection<String> villages) {
        return packs.asMap().keySet().stream()
                .filter(key -> villages.contains(key.villageCode()))
                .collect(Collectors.toSet());
    }

    private boolean isStillRight(Held held) {
        Right right = held.right;
        Instant now = clock.instant();
        if (right.at().plus(VillageChanges.ANSWERABLE).isBefore(now)) {
            return false;
        }
        VillageChanges.Answer answer =
                changes.since(right.snapshot(), held.pack.key().villageCode());
        if (answer.changed()) {
            return false;
        }
        held.right = new Right(answer.snapshot(), now);
        return true;
    }

    private TaskPack make(PackKey key, PackHeading heading) {
        Instant now = clock.instant();
        Made made = versions.make(key, heading);
        metrics.counter("anju_task_packs_made").increment();
        packs.put(key, new Held(made.pack(), new Right(made.snapshot(), now)));
        return made.pack();
    }
}
