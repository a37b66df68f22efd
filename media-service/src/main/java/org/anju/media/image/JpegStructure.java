package org.anju.media.image;

import java.io.IOException;

/** Walks the segments of a JPEG file (ITU-T T.81, annex B) from its first marker to its last. */
final class JpegStructure {

    private static final int MARKER = 0xFF;
    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;

    private final ImageBytes bytes;
    private Dimensions dimensions;
    private boolean scanned;

    private JpegStructure(ImageBytes bytes) {
        this.bytes = bytes;
    }

    /** Cameras append more after the picture's end, such as a second picture; that is left unread. */
    static Dimensions read(ImageBytes bytes) throws IOException, UnsoundImageException {
        return new JpegStructure(bytes).read();
    }

    private Dimensions read() throws IOException, UnsoundImageException {
        if (bytes.next() != MARKER || bytes.next() != START_OF_IMAGE) {
            throw new UnsoundImageException("it is not a JPEG file");
        }
        int marker = nextMarker();
        while (marker != END_OF_IMAGE) {
            marker = readSegment(marker);
        }
        if (!scanned) {
            throw new UnsoundImageException("the JPEG file holds no picture");
        }
        return dimensions;
    }

    private int readSegment(int marker) throws IOException, UnsoundImageException {
        int length = bytes.nextShort() - 2;
        if (length < 0) {
            throw broken();
        }
        if (isStartOfFrame(marker)) {
            readFrame(length);
            return nextMarker();
        }
        bytes.skip(length);
        if (marker != START_OF_SCAN) {
            return nextMarker();
        }
        if (dimensions == null) {
            throw broken();
        }
        scanned = true;
        return markerAfterScan();
    }

    private void readFrame(int length) throws IOException, UnsoundImageException {
        if (length < 6 || dimensions != null) {
            throw broken();
        }
        bytes.skip(1);
        int height = bytes.nextShort();
        int width = bytes.nextShort();
        if (height == 0 || width == 0) {
            throw broken();
        }
        dimensions = new Dimensions(width, height);
        bytes.skip(length - 5L);
    }

    private int nextMarker() throws IOException, UnsoundImageException {
        if (bytes.next() != MARKER) {
            throw broken();
        }
        return markerCode();
    }

    private int markerCode() throws IOException, UnsoundImageException {
        int code = bytes.next();
        while (code == MARKER) {
            code = bytes.next();
        }
        if (!mayStandBetweenSegments(code)) {
            throw broken();
        }
        return code;
    }

    /** In a scan, the marker byte stands for itself when a zero follows, and restarts may come in between. */
    private int markerAfterScan() throws IOException, UnsoundImageException {
        while (true) {
            if (bytes.next() != MARKER) {
                continue;
            }
            int code = bytes.next();
            while (code == MARKER) {
                code = bytes.next();
            }
            if (code == 0 || code >= FIRST_RESTART && code <= LAST_RESTART) {
                continue;
            }
            if (!mayStandBetweenSegments(code)) {
                throw broken();
            }
            return code;
        }
    }

    /** Frames, tables, scans, application data and comments: all from C0 up, without restarts and a second start. */
    private static boolean mayStandBetweenSegments(int code) {
        return code >= 0xC0 && code != START_OF_IMAGE && (code < FIRST_RESTART || code > LAST_RESTART);
    }

    /** C0 to CF hold the frame kinds, with three codes among them that mean tables or extensions. */
    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static UnsoundImageException broken() {
        return new UnsoundImageException("the JPEG file is broken");
    }
}
