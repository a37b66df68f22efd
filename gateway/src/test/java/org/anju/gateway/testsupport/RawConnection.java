package org.anju.gateway.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks HTTP letter by letter, for what clients do not let one say. */
public final class RawConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    public RawConnection(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    public RawConnection send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** Whether all of it was taken; a server that has heard enough may hang up. */
    public boolean sendChunk(int size) {
        try {
            send(Integer.toHexString(size) + "\r\n");
            socket.getOutputStream().write(new byte[size]);
            send("\r\n");
            return true;
        } catch (IOException hungUp) {
            return false;
        }
    }

    /** What has come when the given text has; everything when the other side closes first. */
    public String readUntil(String text) throws IOException {
        StringBuilder read = new StringBuilder();
        InputStream input = socket.getInputStream();
        while (read.indexOf(text) < 0) {
            int next = input.read();
            if (next < 0) {
                return read.toString();
            }
            read.append((char) next);
        }
        return read.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
