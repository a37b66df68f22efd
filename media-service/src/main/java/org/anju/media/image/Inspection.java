package org.anju.media.image;

import java.io.IOException;
import java.io.InputStream;

/**
 * What one reading of an object found.
 *
 * @param dimensions null when it is no sound picture of the expected kind
 * @param fault what is unsound about it, or null
 */
public record Inspection(long size, byte[] sha256, Dimensions dimensions, String fault) {

    /** Reads the stream to its end; nothing is unpacked. */
    public static Inspection of(InputStream source, ImageType expected) throws IOException {
        ImageBytes bytes = new ImageBytes(source);
        try {
            Dimensions dimensions =
                    switch (expected) {
                        case JPEG -> JpegStructure.read(bytes);
                        case PNG -> PngStructure.read(bytes);
                    };
            bytes.drain();
            return new Inspection(bytes.size(), bytes.digest(), dimensions, null);
        } catch (UnsoundImageException unsound) {
            bytes.drain();
            return new Inspection(bytes.size(), bytes.digest(), null, unsound.getMessage());
        }
    }
}
