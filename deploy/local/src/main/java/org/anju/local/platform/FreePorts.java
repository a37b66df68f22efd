package org.anju.local.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Hands out ports that are free, each followed by a free one, since Kafka takes two. */
final class FreePorts {
    /** Below the range from which the system takes the ports of outgoing connections. */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;
    private static final int START_RANGE = 10_000;

    private int candidate = FIRST + ThreadLocalRandom.current().nextInt(START_RANGE);

    int next() {
        while (candidate < LAST) {
            int port = candidate;
            candidate += 2;
            if (isFree(port) && isFree(port + 1)) {
                return port;
            }
        }
        throw new PlatformException("No free port was found between %d and %d.".formatted(FIRST, LAST));
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(Settings.HOST), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
