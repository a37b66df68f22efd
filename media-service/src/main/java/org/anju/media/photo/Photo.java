package org.anju.media.photo;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.anju.common.fact.PhotoFacts;
import org.anju.common.time.ChinaTime;
import org.anju.media.image.Dimensions;
import org.anju.media.image.ImageType;
import org.anju.media.storage.ExpectedObject;

/** A photo from its declaration on; the picture itself lies in the object store. */
@Entity
@Table(name = "photo")
class Photo {

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID verificationId;
    private UUID householdId;
    private String villageCode;

    private String slot;

    private String contentType;
    private long sizeBytes;
    private byte[] sha256;
    private Instant capturedAt;
    private String declaredBy;
    private Instant declaredAt;

    @Enumerated(EnumType.STRING)
    private PhotoState state;

    private String reason;
    private String objectKey;
    private Integer width;
    private Integer height;
    private Instant storedAt;

    @Enumerated(EnumType.STRING)
    private ThumbnailState thumbnailState;

    private String thumbnailKey;
    private Instant dueAt;

    /** For Hibernate. */
    protected Photo() {}

    static Photo declare(
            DeclarePhotoRequest request, String villageCode, String declaredBy, Instant at, Instant dueAt) {
        Photo photo = new Photo();
        photo.id = request.id();
        photo.verificationId = request.verificationId();
        photo.householdId = request.householdId();
        photo.villageCode = villageCode;
        photo.slot = request.slot();
        photo.contentType = request.contentType();
        photo.sizeBytes = request.sizeBytes();
        photo.sha256 = request.digest();
        photo.capturedAt = request.captured();
        photo.declaredBy = declaredBy;
        photo.declaredAt = at;
        photo.state = PhotoState.DECLARED;
        photo.objectKey = photo.keyBelow("originals", photo.type());
        photo.thumbnailState = ThumbnailState.NONE;
        photo.dueAt = dueAt;
        return photo;
    }

    /** The fields in which a declaration differs from this photo's; empty when it is the same once more. */
    List<String> differencesTo(DeclarePhotoRequest request) {
        List<String> differences = new ArrayList<>();
        addIf(!Objects.equals(verificationId, request.verificationId()), "verificationId", differences);
        addIf(!householdId.equals(request.householdId()), "householdId", differences);
        addIf(!slot.equals(request.slot()), "slot", differences);
        addIf(!contentType.equals(request.contentType()), "contentType", differences);
        addIf(sizeBytes != request.sizeBytes(), "sizeBytes", differences);
        addIf(!Arrays.equals(sha256, request.digest()), "sha256", differences);
        addIf(!capturedAt.equals(request.captured()), "capturedAt", differences);
        return differences;
    }

    private static void addIf(boolean different, String field, List<String> differences) {
        if (different) {
            differences.add(field);
        }
    }

    /** The picture is there and sound. */
    void store(Dimensions dimensions, Instant at) {
        requireUnsettled();
        state = PhotoState.STORED;
        storedAt = at;
        width = dimensions.width();
        height = dimensions.height();
        thumbnailState = ThumbnailState.PENDING;
        dueAt = at;
    }

    void reject(RejectionReason rejection, Instant at) {
        requireUnsettled();
        state = PhotoState.REJECTED;
        reason = rejection.code();
        dueAt = at;
    }

    private void requireUnsettled() {
        if (isSettled()) {
            throw new IllegalStateException("Photo %s is %s already".formatted(id, state));
        }
    }

    boolean isSettled() {
        return state != PhotoState.DECLARED;
    }

    boolean isStored() {
        return state == PhotoState.STORED;
    }

    boolean isRejected() {
        return state == PhotoState.REJECTED;
    }

    /** Where the thumbnail lies or will lie. */
    String thumbnailKey() {
        return thumbnailKey == null ? keyBelow("thumbnails", ImageType.JPEG) : thumbnailKey;
    }

    /** Keys tell a day and an id: nothing about the household. */
    private String keyBelow(String folder, ImageType type) {
        return "%s/%s/%s.%s".formatted(folder, ChinaTime.dayOf(declaredAt), id, type.extension());
    }

    ExpectedObject expectedObject() {
        return new ExpectedObject(contentType, sizeBytes, sha256);
    }

    PhotoFacts facts() {
        return new PhotoFacts(
                id,
                verificationId,
                householdId,
                villageCode,
                slot,
                contentType,
                sizeBytes,
                sha256Hex(),
                version,
                capturedAt,
                storedAt,
                reason);
    }

    UUID id() {
        return id;
    }

    /** Null for a problem's photo. */
    UUID verificationId() {
        return verificationId;
    }

    UUID householdId() {
        return householdId;
    }

    String villageCode() {
        return villageCode;
    }

    String slot() {
        return slot;
    }

    ImageType type() {
        return ImageType.of(contentType);
    }

    long sizeBytes() {
        return sizeBytes;
    }

    boolean hasDigest(byte[] digest) {
        return Arrays.equals(sha256, digest);
    }

    String sha256Hex() {
        return HexFormat.of().formatHex(sha256);
    }

    Instant capturedAt() {
        return capturedAt;
    }

    Instant declaredAt() {
        return declaredAt;
    }

    PhotoState state() {
        return state;
    }

    String reason() {
        return reason;
    }

    /** Null once a rejected upload is removed. */
    String objectKey() {
        return objectKey;
    }

    Integer width() {
        return width;
    }

    Integer height() {
        return height;
    }

    Instant storedAt() {
        return storedAt;
    }

    ThumbnailState thumbnailState() {
        return thumbnailState;
    }
}
