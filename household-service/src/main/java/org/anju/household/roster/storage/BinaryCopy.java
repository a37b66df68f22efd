package org.anju.household.roster.storage;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Rows in the binary format of PostgreSQL's COPY, which spares the server from parsing. */
final class BinaryCopy {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int NULL = -1;
    private static final int END = -1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 17);
    private final DataOutputStream out = new DataOutputStream(bytes);

    static byte[] header() {
        BinaryCopy copy = new BinaryCopy();
        copy.write(() -> {
            copy.out.write(SIGNATURE);
            copy.out.writeInt(0); // flags
            copy.out.writeInt(0); // length of an extension
        });
        return copy.toBytes();
    }

    static byte[] trailer() {
        BinaryCopy copy = new BinaryCopy();
        copy.write(() -> copy.out.writeShort(END));
        return copy.toBytes();
    }

    BinaryCopy row(int columns) {
        return write(() -> out.writeShort(columns));
    }

    BinaryCopy text(String value) {
        return bytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    BinaryCopy bytes(byte[] value) {
        return write(() -> {
            if (value == null) {
                out.writeInt(NULL);
                return;
            }
            out.writeInt(value.length);
            out.write(value);
        });
    }

    BinaryCopy nulls(int columns) {
        return write(() -> {
            for (int column = 0; column < columns; column++) {
                out.writeInt(NULL);
            }
        });
    }

    BinaryCopy integer(int value) {
        return write(() -> {
            out.writeInt(Integer.BYTES);
            out.writeInt(value);
        });
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    private BinaryCopy write(Writing writing) {
        try {
            writing.run();
            return this;
        } catch (IOException exception) {
            throw new UncheckedIOException("Cannot happen in memory", exception);
        }
    }

    private interface Writing {
        void run() throws IOException;
    }
}
