package org.anju.media.photo;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.caller.RegionScope;
import org.anju.media.MediaConfig;
import org.anju.media.image.Inspection;
import org.anju.media.storage.ObjectStorage;
import org.anju.media.storage.StorageUnavailableException;
import org.anju.media.storage.StoredObject;

/** Looks at what was uploaded before it counts as evidence. No transaction is open while the store is being read. */
@ApplicationScoped
class PhotoConfirmation {

    private final PhotoService photos;
    private final ObjectStorage storage;
    private final Leftovers leftovers;
    private final long maxPixels;

    PhotoConfirmation(PhotoService photos, ObjectStorage storage, Leftovers leftovers, MediaConfig config) {
        this.photos = photos;
        this.storage = storage;
        this.leftovers = leftovers;
        this.maxPixels = config.maxPixels();
    }

    /** As {@link #confirm(UUID, RegionScope)}, by somebody who might have declared it. */
    Optional<Photo> confirm(UUID id, Caller caller) {
        Photo photo = photos.get(id, caller.scope());
        PhotoService.requireMayTake(photo.slot(), caller);
        return confirm(photo, caller.scope());
    }

    /** The photo, settled: stored or rejected. Empty when nothing has been uploaded. */
    Optional<Photo> confirm(UUID id, RegionScope scope) {
        return confirm(photos.get(id, scope), scope);
    }

    private Optional<Photo> confirm(Photo photo, RegionScope scope) {
        if (photo.isSettled()) {
            return Optional.of(photo);
        }
        Optional<Verdict> verdict = look(photo);
        if (verdict.isEmpty()) {
            return Optional.empty();
        }
        Photo settled = photos.settle(photo.id(), scope, verdict.get());
        if (settled.isRejected()) {
            leftovers.remove(settled);
        }
        return Optional.of(settled);
    }

    private Optional<Verdict> look(Photo photo) {
        Optional<StoredObject> found = storage.open(photo.objectKey());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (StoredObject object = found.get()) {
            return Optional.of(judge(photo, object));
        } catch (IOException exception) {
            throw new StorageUnavailableException(exception);
        }
    }

    private Verdict judge(Photo photo, StoredObject object) throws IOException {
        if (object.sizeBytes() != photo.sizeBytes()) {
            return new Verdict.Unsound(RejectionReason.SIZE_DIFFERS);
        }
        Inspection inspection = Inspection.of(object.content(), photo.type());
        if (inspection.size() != photo.sizeBytes()) {
            throw new IOException("The store broke off after %d bytes".formatted(inspection.size()));
        }
        if (!photo.hasDigest(inspection.sha256())) {
            return new Verdict.Unsound(RejectionReason.DIGEST_DIFFERS);
        }
        if (inspection.dimensions() == null) {
            return new Verdict.Unsound(RejectionReason.NOT_A_WHOLE_IMAGE);
        }
        if (inspection.dimensions().pixels() > maxPixels) {
            return new Verdict.Unsound(RejectionReason.TOO_MANY_PIXELS);
        }
        return new Verdict.Sound(inspection.dimensions());
    }
}
