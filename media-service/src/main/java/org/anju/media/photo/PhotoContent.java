package org.anju.media.photo;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.anju.media.image.ImageType;
import org.anju.media.storage.ObjectStorage;
import org.anju.media.storage.StorageUnavailableException;
import org.anju.media.storage.StoredObject;
import org.jboss.logging.Logger;

/** Opens pictures for reading. */
@ApplicationScoped
class PhotoContent {

    private static final Logger LOG = Logger.getLogger(PhotoContent.class);

    private final ObjectStorage storage;
    private final ThumbnailService thumbnails;

    PhotoContent(ObjectStorage storage, ThumbnailService thumbnails) {
        this.storage = storage;
        this.thumbnails = thumbnails;
    }

    record Picture(ImageType type, StoredObject object) {}

    Picture open(Photo photo, ContentSize size) {
        if (!photo.isStored()) {
            throw PhotoProblems.noContent();
        }
        return switch (size) {
            case ORIGINAL -> new Picture(photo.type(), stored(photo.objectKey()));
            case THUMBNAIL -> new Picture(ImageType.JPEG, thumbnail(photo));
        };
    }

    private StoredObject thumbnail(Photo photo) {
        if (photo.thumbnailState() == ThumbnailState.MADE) {
            return stored(photo.thumbnailKey());
        }
        Optional<byte[]> made = thumbnails.make(photo);
        return made.map(bytes -> new StoredObject(bytes.length, new ByteArrayInputStream(bytes)))
                .orElseThrow(PhotoProblems::noContent);
    }

    private StoredObject stored(String key) {
        return storage.open(key).orElseThrow(() -> {
            LOG.errorf("The store has lost %s", key);
            return new StorageUnavailableException(new IOException("lost"));
        });
    }
}
