package org.anju.local.platform;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Asks ports of this machine. */
public final class Ports {
    private static final int PATIENCE_MILLIS = 500;

    private Ports() {}

    /** Whether something accepts connections there. */
    public static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(Settings.HOST, port), PATIENCE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
