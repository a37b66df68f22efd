package org.anju.load.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.anju.load.measure.Quantiles;

/**
 * As many requests as a number of connections get answered, each sending its next request when it has its answer. One
 * thread and no HTTP library: on one machine the generator takes from what it measures. It tells capacity only: its
 * latencies shrink with the load that a stalled server is spared.
 */
public final class ClosedLoop {

    private static final long NOTHING = Long.MIN_VALUE;
    private static final int LARGEST_REQUEST = 16 * 1024;
    private static final Duration SILENCE = Duration.ofSeconds(30);
    /** So long the last answers may take; a connection closed before its answer would trouble the server. */
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final InetSocketAddress server;
    private final RequestSupply supply;
    private final TreeMap<Integer, Long> statuses = new TreeMap<>();
    private final Histogram latencies = new Histogram(TimeUnit.MINUTES.toMicros(10), 3);
    private final byte[] received = new byte[64 * 1024];
    private long brokenConnections;
    private String firstRefusal = "";
    private long measureFrom;
    private long measureUntil;
    private boolean exhausted;
    private int underWay;

    public ClosedLoop(URI server, RequestSupply supply) {
        this.server = new InetSocketAddress(server.getHost(), server.getPort());
        this.supply = supply;
    }

    /** @throws IOException when the server is away, says nothing for long, or the requests run out */
    public LoopResult run(int connections, Duration warmUp, Duration measured) throws IOException {
        List<Connection> open = new ArrayList<>();
        measureFrom = System.nanoTime() + warmUp.toNanos();
        measureUntil = measureFrom + measured.toNanos();
        try (Selector selector = Selector.open()) {
            for (int number = 0; number < connections; number++) {
                open.add(new Connection(selector));
            }
            loop(selector);
        } finally {
            for (Connection connection : open) {
                connection.channel.close();
            }
        }
        if (exhausted) {
            throw new IOException("The prepared requests ran out before the measured time was over.");
        }
        return new LoopResult(measured, statuses, brokenConnections, firstRefusal, Quantiles.of(latencies));
    }

    private void loop(Selector selector) throws IOException {
        long lastAnswer = System.nanoTime();
        while (underWay > 0 && System.nanoTime() < measureUntil + FAREWELL.toNanos()) {
            if (System.nanoTime() - lastAnswer > SILENCE.toNanos()) {
                throw new IOException("No answer for " + SILENCE.toSeconds() + " s.");
            }
            if (selector.select(100) == 0) {
                continue;
            }
            lastAnswer = System.nanoTime();
            for (SelectionKey key : selector.selectedKeys()) {
                ((Connection) key.attachment()).ready(key);
            }
            selector.selectedKeys().clear();
        }
    }

    private void count(int status, String body, long sent) {
        long now = System.nanoTime();
        if (status >= 300 && firstRefusal.isEmpty()) {
            firstRefusal = status + " " + body;
        }
        if (now < measureFrom || now >= measureUntil) {
            return;
        }
        statuses.merge(status, 1L, Long::sum);
        latencies.recordValue(TimeUnit.NANOSECONDS.toMicros(now - sent));
    }

    /** One connection with at most one request under way. */
    private final class Connection {
        private final Selector selector;
        private final ByteBuffer request = ByteBuffer.allocateDirect(LARGEST_REQUEST);
        private final ByteBuffer response = ByteBuffer.wrap(received);
        private final ResponseReader reader = new ResponseReader();
        private SocketChannel channel;
        private long sent = NOTHING;

        private Connection(Selector selector) throws IOException {
            this.selector = selector;
            connect();
            send();
        }

        private void connect() throws IOException {
            channel = SocketChannel.open(server);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        private void send() throws IOException {
            if (exhausted || System.nanoTime() >= measureUntil) {
                return;
            }
            request.clear();
            if (!supply.next(request)) {
                exhausted = true;
                return;
            }
            underWay++;
            request.flip();
            reader.clear();
            sent = System.nanoTime();
            write();
        }

        private void write() throws IOException {
            channel.write(request);
            int interest = request.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
            SelectionKey key = channel.keyFor(selector);
            if (key.interestOps() != interest) {
                key.interestOps(interest);
            }
        }

        private void ready(SelectionKey key) throws IOException {
            if (key.isWritable()) {
                write();
            }
            if (!key.isReadable()) {
                return;
            }
            response.clear();
            int count = readOrEnd();
            if (count < 0) {
                ended();
                return;
            }
            reader.add(received, count);
            if (reader.complete()) {
                count(reader.status(), reader.status() >= 300 ? reader.body() : "", sent);
                answered();
            }
        }

        /** The server closed: while a request was under way, its answer is lost. */
        private void ended() throws IOException {
            if (sent != NOTHING) {
                brokenConnections++;
                underWay--;
            }
            reconnect();
        }

        private int readOrEnd() {
            try {
                return channel.read(response);
            } catch (IOException reset) {
                return -1;
            }
        }

        private void answered() throws IOException {
            underWay--;
            sent = NOTHING;
            if (reader.closing()) {
                reconnect();
                return;
            }
            send();
        }

        private void reconnect() throws IOException {
            sent = NOTHING;
            channel.close();
            connect();
            send();
        }
    }
}
