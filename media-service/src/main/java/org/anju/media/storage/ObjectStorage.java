package org.anju.media.storage;

import java.time.Duration;
import java.util.Optional;

/** Where photos lie. Every method that reaches out throws {@link StorageUnavailableException} when the store is away. */
public interface ObjectStorage {

    /** Creates what is needed to store anything; may be called again and again. */
    void prepare();

    /** Lets somebody without credentials upload one object, and no other than the expected. Does not reach out. */
    UploadTarget presignUpload(String key, ExpectedObject expected, Duration validFor);

    /** Empty when there is no such object. To be closed by the caller. */
    Optional<StoredObject> open(String key);

    void put(String key, String contentType, byte[] content);

    /** Also succeeds when there is no such object. */
    void remove(String key);
}
