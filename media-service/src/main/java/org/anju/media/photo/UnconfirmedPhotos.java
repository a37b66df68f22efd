package org.anju.media.photo;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.media.MediaConfig;

/** Confirms in the phone's stead what it uploaded but could not confirm, for want of a network or a battery. */
@ApplicationScoped
class UnconfirmedPhotos {

    private static final int AT_ONCE = 50;

    private final DueWork work;
    private final PhotoConfirmation confirmation;
    private final PhotoService photos;
    private final MediaConfig config;
    private final Clock clock;
    private final BackgroundTask task = new BackgroundTask("Looking for unconfirmed photos");

    UnconfirmedPhotos(
            DueWork work, PhotoConfirmation confirmation, PhotoService photos, MediaConfig config, Clock clock) {
        this.work = work;
        this.confirmation = confirmation;
        this.photos = photos;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        task.attempt(() -> {
            List<UUID> due = work.take(DueWork.Kind.UNCONFIRMED, AT_ONCE);
            while (!due.isEmpty()) {
                due.forEach(this::confirmOrGiveUp);
                due = work.take(DueWork.Kind.UNCONFIRMED, AT_ONCE);
            }
        });
    }

    private void confirmOrGiveUp(UUID id) {
        if (confirmation.confirm(id, RegionScope.everything()).isPresent()) {
            return;
        }
        Photo photo = photos.get(id, RegionScope.everything());
        if (photo.declaredAt().plus(config.giveUpAfter()).isBefore(clock.instant())) {
            photos.settle(id, RegionScope.everything(), new Verdict.Unsound(RejectionReason.NEVER_UPLOADED));
        }
    }
}
