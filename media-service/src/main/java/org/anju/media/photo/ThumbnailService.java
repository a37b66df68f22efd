package org.anju.media.photo;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.anju.common.caller.RegionScope;
import org.anju.media.image.ImageType;
import org.anju.media.image.ThumbnailMaker;
import org.anju.media.storage.ObjectStorage;
import org.anju.media.storage.StorageUnavailableException;
import org.anju.media.storage.StoredObject;
import org.jboss.logging.Logger;

/** Makes thumbnails after photos are confirmed, since phones need not wait for them; at once when somebody looks. */
@ApplicationScoped
class ThumbnailService {

    private static final Logger LOG = Logger.getLogger(ThumbnailService.class);
    private static final int AT_ONCE = 20;
    private static final int REST = 3;

    private final DueWork work;
    private final PhotoService photos;
    private final ObjectStorage storage;
    private final ThumbnailMaker maker;
    private final BackgroundTask task = new BackgroundTask("Making thumbnails");
    private volatile boolean stopping;

    ThumbnailService(DueWork work, PhotoService photos, ObjectStorage storage, ThumbnailMaker maker) {
        this.work = work;
        this.photos = photos;
        this.storage = storage;
        this.maker = maker;
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void makeWhatIsDue() {
        task.attempt(() -> {
            List<UUID> due = work.take(DueWork.Kind.THUMBNAIL, AT_ONCE);
            while (!due.isEmpty() && !stopping) {
                due.forEach(this::makeGently);
                due = work.take(DueWork.Kind.THUMBNAIL, AT_ONCE);
            }
        });
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** Rests three times as long as it works: in the evening, when phones send their day, the processors are theirs. */
    private void makeGently(UUID id) {
        if (stopping) {
            return;
        }
        long start = System.nanoTime();
        make(photos.get(id, RegionScope.everything()));
        LockSupport.parkNanos(REST * (System.nanoTime() - start));
    }

    /** The thumbnail's bytes; empty when none can be made. May be called by several at once: the result is the same. */
    Optional<byte[]> make(Photo photo) {
        if (photo.thumbnailState() != ThumbnailState.PENDING) {
            return Optional.empty();
        }
        Optional<byte[]> thumbnail = maker.make(original(photo), photo.type());
        if (thumbnail.isEmpty()) {
            LOG.warnf("No thumbnail can be made of photo %s", photo.id());
            work.thumbnailImpossible(photo.id());
            return Optional.empty();
        }
        storage.put(photo.thumbnailKey(), ImageType.JPEG.contentType(), thumbnail.get());
        work.thumbnailMade(photo.id(), photo.thumbnailKey());
        return thumbnail;
    }

    private byte[] original(Photo photo) {
        try (StoredObject object = storage.open(photo.objectKey())
                .orElseThrow(() -> new StorageUnavailableException(new IOException("The original is gone")))) {
            return object.content().readAllBytes();
        } catch (IOException exception) {
            throw new StorageUnavailableException(exception);
        }
    }
}
