package org.anju.media.photo;

/** What a photo is to show. */
public enum PhotoSlot {
    FRONT,
    SIDE,
    INSIDE,
    HOST_HOUSE,
    DOCUMENT,
    OTHER
}
