package org.anju.media.image;

import java.io.IOException;
import java.util.zip.CRC32;

/** Walks the chunks of a PNG file (W3C PNG, third edition) and compares their checksums. */
final class PngStructure {

    private static final int[] SIGNATURE = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int HEADER = 0x49484452;
    private static final int DATA = 0x49444154;
    private static final int END = 0x49454E44;

    private final ImageBytes bytes;
    private final CRC32 checksum = new CRC32();

    private PngStructure(ImageBytes bytes) {
        this.bytes = bytes;
    }

    static Dimensions read(ImageBytes bytes) throws IOException, UnsoundImageException {
        return new PngStructure(bytes).read();
    }

    private Dimensions read() throws IOException, UnsoundImageException {
        for (int expected : SIGNATURE) {
            if (bytes.next() != expected) {
                throw new UnsoundImageException("it is not a PNG file");
            }
        }
        Dimensions dimensions = readHeader();
        boolean data = false;
        while (true) {
            long length = length();
            int type = startChunk();
            take(length);
            endChunk();
            data |= type == DATA;
            if (type == END) {
                break;
            }
        }
        if (!data) {
            throw new UnsoundImageException("the PNG file holds no picture");
        }
        return dimensions;
    }

    private Dimensions readHeader() throws IOException, UnsoundImageException {
        if (length() != 13 || startChunk() != HEADER) {
            throw broken();
        }
        int width = takeInt();
        int height = takeInt();
        take(5);
        endChunk();
        if (width <= 0 || height <= 0) {
            throw broken();
        }
        return new Dimensions(width, height);
    }

    private long length() throws IOException, UnsoundImageException {
        int length = bytes.nextInt();
        if (length < 0) {
            throw broken();
        }
        return length;
    }

    private int startChunk() throws IOException, UnsoundImageException {
        checksum.reset();
        return takeInt();
    }

    private void endChunk() throws IOException, UnsoundImageException {
        if (bytes.nextInt() != (int) checksum.getValue()) {
            throw broken();
        }
    }

    private int takeInt() throws IOException, UnsoundImageException {
        int value = 0;
        for (int index = 0; index < Integer.BYTES; index++) {
            int next = bytes.next();
            checksum.update(next);
            value = value << 8 | next;
        }
        return value;
    }

    private void take(long count) throws IOException, UnsoundImageException {
        for (long index = 0; index < count; index++) {
            checksum.update(bytes.next());
        }
    }

    private static UnsoundImageException broken() {
        return new UnsoundImageException("the PNG file is broken");
    }
}
