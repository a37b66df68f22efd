package org.anju.load.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
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
 * latencies shrink with the load that a stalled server is spared, unlike those of {@link OpenLoop}.
 */
public final class ClosedLoop implements Connection.Owner {

    private static final Duration SILENCE = Duration.ofSeconds(30);
    /** So long the last answers may take; a connection closed before its answer would trouble the server. */
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final InetSocketAddress server;
    private final RequestSupply supply;
    private final TreeMap<Integer, Long> statuses = new TreeMap<>();
    private final Histogram latencies = new Histogram(TimeUnit.MINUTES.toMicros(10), 3);
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
        byte[] received = new byte[64 * 1024];
        measureFrom = System.nanoTime() + warmUp.toNanos();
        measureUntil = measureFrom + measured.toNanos();
        try (Selector selector = Selector.open()) {
            for (int number = 0; number < connections; number++) {
                open.add(new Connection(server, selector, this, received));
                send(open.getLast());
            }
            loop(selector);
        } finally {
            for (Connection connection : open) {
                connection.close();
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

    private void send(Connection connection) throws IOException {
        long now = System.nanoTime();
        if (exhausted || now >= measureUntil) {
            return;
        }
        if (connection.send(supply, now)) {
            underWay++;
        } else {
            exhausted = true;
        }
    }

    @Override
    public void answered(Connection connection, ResponseReader answer) throws IOException {
        underWay--;
        if (!answer.successful() && firstRefusal.isEmpty()) {
            firstRefusal = answer.status() + " " + answer.body();
        }
        long now = System.nanoTime();
        if (now >= measureFrom && now < measureUntil) {
            statuses.merge(answer.status(), 1L, Long::sum);
            latencies.recordValue(TimeUnit.NANOSECONDS.toMicros(now - connection.since()));
        }
        send(connection);
    }

    @Override
    public void broken(Connection connection) throws IOException {
        underWay--;
        brokenConnections++;
        send(connection);
    }
}
