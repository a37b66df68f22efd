package org.anju.media.photo;

enum ThumbnailState {
    /** There is no picture to make one of. */
    NONE,
    PENDING,
    MADE,
    /** The picture is sound as a file but of a kind that cannot be unpacked here. */
    IMPOSSIBLE
}
