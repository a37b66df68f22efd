package org.anju.media.photo;

/** A photo is settled, for good, once it is stored or rejected. */
enum PhotoState {
    DECLARED,
    STORED,
    REJECTED
}
