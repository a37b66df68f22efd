package org.anju.load.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.anju.load.measure.Quantiles;

/**
 * Requests at a fixed rate, whether or not the earlier ones are answered. Latencies count from the moment at which a request
 * was meant to be sent, so that waiting for a connection, or for this program, is waiting too. One thread and no HTTP library,
 * as in {@link ClosedLoop}.
 */
public final class OpenLoop implements Connection.Owner {

    /** A failure counts as an answer that took so long: failures cannot make the figures better. */
    private static final Duration NEVER = Duration.ofMinutes(10);
    /** So long the last answers may take, then they have failed. */
    private static final Duration FAREWELL = Duration.ofSeconds(60);

    private final InetSocketAddress server;
    private final RequestSupply supply;
    private final int mostConnections;
    private final List<Connection> open = new ArrayList<>();
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Deque<Long> due = new ArrayDeque<>();
    private final Histogram latencies = new Histogram(TimeUnit.NANOSECONDS.toMicros(NEVER.toNanos()), 3);
    private final byte[] received = new byte[64 * 1024];
    private String firstRefusal = "";
    private long meant;
    private long failed;
    private long measureFrom;
    private int underWay;

    /** @param mostConnections when all of them wait for answers, further requests wait too */
    public OpenLoop(URI server, RequestSupply supply, int mostConnections) {
        this.server = new InetSocketAddress(server.getHost(), server.getPort());
        this.supply = supply;
        this.mostConnections = mostConnections;
    }

    /**
     * @param warmUp while the rate rises from next to nothing; not counted
     * @throws IOException when the server is away or the requests run out
     */
    public RateResult run(double perSecond, Duration warmUp, Duration measured) throws IOException {
        Timetable timetable = new Timetable(perSecond, warmUp);
        long start = System.nanoTime();
        measureFrom = start + warmUp.toNanos();
        long end = measureFrom + measured.toNanos();
        try (Selector selector = Selector.open()) {
            long number = 0;
            long next = start;
            while (next < end || underWay > 0 || !due.isEmpty()) {
                long now = System.nanoTime();
                if (now > end + FAREWELL.toNanos()) {
                    break;
                }
                while (next < end && next <= now) {
                    due.add(next);
                    meant += next >= measureFrom ? 1 : 0;
                    next = start + timetable.offset(++number);
                }
                sendDue(selector);
                take(selector, next < end ? next : now + TimeUnit.MILLISECONDS.toNanos(100));
            }
        } finally {
            for (Connection connection : open) {
                connection.close();
            }
        }
        while (latencies.getTotalCount() < meant) {
            fail(measureFrom);
        }
        return new RateResult(latencies.getTotalCount() - failed, failed, firstRefusal, Quantiles.of(latencies));
    }

    private void sendDue(Selector selector) throws IOException {
        while (!due.isEmpty()) {
            if (idle.isEmpty() && open.size() == mostConnections) {
                return;
            }
            if (idle.isEmpty()) {
                open.add(new Connection(server, selector, this, received));
                idle.add(open.getLast());
            }
            if (!idle.pop().send(supply, due.remove())) {
                throw new IOException("The prepared requests ran out before the measured time was over.");
            }
            underWay++;
        }
    }

    /** Answers, until it is time to send again, or up to a millisecond longer: waiting more exactly would take a processor. */
    private static void take(Selector selector, long until) throws IOException {
        long left = Math.ceilDiv(until - System.nanoTime(), TimeUnit.MILLISECONDS.toNanos(1));
        if ((left > 0 ? selector.select(left) : selector.selectNow()) == 0) {
            return;
        }
        for (SelectionKey key : selector.selectedKeys()) {
            ((Connection) key.attachment()).ready(key);
        }
        selector.selectedKeys().clear();
    }

    @Override
    public void answered(Connection connection, ResponseReader answer) {
        release(connection);
        if (!answer.successful()) {
            if (firstRefusal.isEmpty()) {
                firstRefusal = answer.status() + " " + answer.body();
            }
            fail(connection.since());
        } else if (connection.since() >= measureFrom) {
            latencies.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - connection.since()));
        }
    }

    @Override
    public void broken(Connection connection) {
        release(connection);
        fail(connection.since());
    }

    private void release(Connection connection) {
        underWay--;
        idle.push(connection);
    }

    private void fail(long since) {
        if (since >= measureFrom) {
            failed++;
            latencies.recordValue(TimeUnit.NANOSECONDS.toMicros(NEVER.toNanos()));
        }
    }
}
