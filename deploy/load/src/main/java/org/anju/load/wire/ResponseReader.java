package org.anju.load.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Finds the end of one HTTP/1.1 response in bytes that arrive in pieces. It reads no more than a generator that must cost
 * little needs: status, length, and whether the server keeps the connection.
 */
final class ResponseReader {

    private static final int STATUS_AT = 9;
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int UNKNOWN = -1;

    private byte[] bytes = new byte[8 * 1024];
    private int length;
    private int scanned;
    private int bodyStart = UNKNOWN;
    private int contentLength;
    private boolean chunked;
    private boolean closing;

    void add(byte[] source, int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
        System.arraycopy(source, 0, bytes, length, count);
        length += count;
    }

    boolean complete() {
        if (bodyStart == UNKNOWN && !readHead()) {
            return false;
        }
        if (chunked) {
            return endsWith(LAST_CHUNK);
        }
        return length >= bodyStart + contentLength;
    }

    private boolean readHead() {
        for (int index = Math.max(0, scanned - 3); index + 3 < length; index++) {
            if (bytes[index] == '\r'
                    && bytes[index + 1] == '\n'
                    && bytes[index + 2] == '\r'
                    && bytes[index + 3] == '\n') {
                bodyStart = index + 4;
                readFields(new String(bytes, 0, index, StandardCharsets.ISO_8859_1));
                return true;
            }
        }
        scanned = length;
        return false;
    }

    private void readFields(String head) {
        for (String line : head.split("\r\n")) {
            String field = line.toLowerCase(Locale.ROOT);
            if (field.startsWith("content-length:")) {
                contentLength = Integer.parseInt(field.substring(15).strip());
            } else if (field.startsWith("transfer-encoding:")) {
                chunked = field.contains("chunked");
            } else if (field.startsWith("connection:")) {
                closing = field.contains("close");
            }
        }
    }

    /** The generator has one request under way on a connection, so the last chunk ends what was received. */
    private boolean endsWith(byte[] end) {
        return length - bodyStart >= end.length
                && Arrays.equals(bytes, length - end.length, length, end, 0, end.length);
    }

    int status() {
        return (bytes[STATUS_AT] - '0') * 100 + (bytes[STATUS_AT + 1] - '0') * 10 + bytes[STATUS_AT + 2] - '0';
    }

    boolean successful() {
        return bytes[STATUS_AT] == '2';
    }

    String body() {
        return new String(bytes, bodyStart, length - bodyStart, StandardCharsets.UTF_8);
    }

    boolean closing() {
        return closing;
    }

    void clear() {
        length = 0;
        scanned = 0;
        bodyStart = UNKNOWN;
        contentLength = 0;
        chunked = false;
        closing = false;
    }
}
