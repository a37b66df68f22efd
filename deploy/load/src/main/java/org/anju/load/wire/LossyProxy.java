package org.anju.load.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * A loopback door to a server, as bad as a network in the mountains: it delays what passes, and ends connections at any byte,
 * be it within a request or within its answer.
 */
public final class LossyProxy implements AutoCloseable {

    private static final int CHUNK = 8 * 1024;

    /**
     * @param longestDelay of each piece that passes; evenly between nothing and this
     * @param refused the share of connections that end before anything has passed
     * @param meanBytesUp after how many bytes of requests a connection ends, on the average
     * @param meanBytesDown after how many bytes of answers
     */
    public record Faults(Duration longestDelay, double refused, int meanBytesUp, int meanBytesDown) {}

    private final InetSocketAddress server;
    private final Faults faults;
    private final SplittableRandom random;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final LongAdder connections = new LongAdder();
    private final LongAdder cut = new LongAdder();

    public LossyProxy(URI server, Faults faults, long seed) throws IOException {
        this.server = new InetSocketAddress(server.getHost(), server.getPort());
        this.faults = faults;
        this.random = new SplittableRandom(seed);
        this.door = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("lossy-proxy").start(this::accept);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /** How many connections it ended before their time. */
    public long cut() {
        return cut.sum();
    }

    public long connections() {
        return connections.sum();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket phone = door.accept();
                connections.increment();
                SplittableRandom ofConnection = random.split();
                Thread.ofVirtual().start(() -> serve(phone, ofConnection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket phone, SplittableRandom random) {
        open.add(phone);
        try (phone) {
            if (random.nextDouble() < faults.refused()) {
                cut.increment();
                return;
            }
            try (Socket gateway = new Socket(server.getAddress(), server.getPort())) {
                open.add(gateway);
                SplittableRandom upward = random.split();
                Thread up = Thread.ofVirtual().start(() -> pass(phone, gateway, upward, faults.meanBytesUp()));
                pass(gateway, phone, random, faults.meanBytesDown());
                up.join();
                open.remove(gateway);
            }
        } catch (IOException lost) {
            cut.increment();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(phone);
        }
    }

    /** Passes bytes on until either end closes, or this connection's time has come. */
    private void pass(Socket from, Socket to, SplittableRandom random, int meanBytes) {
        long left = (long) (-Math.log(1 - random.nextDouble()) * meanBytes);
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                TimeUnit.NANOSECONDS.sleep(random.nextLong(faults.longestDelay().toNanos() + 1));
                int passing = (int) Math.min(count, left);
                out.write(chunk, 0, passing);
                left -= passing;
                if (passing < count) {
                    cut.increment();
                    break;
                }
            }
        } catch (IOException lost) {
            // The other end has gone; so does this one.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyLost) {
            // Nothing is left to be closed.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        open.forEach(LossyProxy::close);
    }
}
