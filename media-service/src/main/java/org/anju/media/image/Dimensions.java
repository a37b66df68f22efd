package org.anju.media.image;

/** In pixels. */
public record Dimensions(int width, int height) {

    public long pixels() {
        return (long) width * height;
    }
}
