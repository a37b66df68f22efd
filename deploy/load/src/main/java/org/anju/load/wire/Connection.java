package org.anju.load.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A connection to the measured server, with at most one request under way. Connects again whenever the server has closed it. */
final class Connection {

    private static final int LARGEST_REQUEST = 16 * 1024;

    /** Who sends over it. */
    interface Owner {

        /** @param answer only until the next request is sent */
        void answered(Connection connection, ResponseReader answer) throws IOException;

        /** The server closed while a request was under way: its answer is lost. */
        void broken(Connection connection) throws IOException;
    }

    private final InetSocketAddress server;
    private final Selector selector;
    private final Owner owner;
    private final byte[] received;
    private final ByteBuffer request = ByteBuffer.allocateDirect(LARGEST_REQUEST);
    private final ByteBuffer response;
    private final ResponseReader reader = new ResponseReader();
    private SocketChannel channel;
    private boolean underWay;
    private long since;

    /** @param received room for what comes in, which connections of one thread may share */
    Connection(InetSocketAddress server, Selector selector, Owner owner, byte[] received) throws IOException {
        this.server = server;
        this.selector = selector;
        this.owner = owner;
        this.received = received;
        this.response = ByteBuffer.wrap(received);
        connect();
    }

    private void connect() throws IOException {
        channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /**
     * @param from since when the answer is waited for
     * @return false when there are no more requests
     */
    boolean send(RequestSupply supply, long from) throws IOException {
        request.clear();
        if (!supply.next(request)) {
            return false;
        }
        request.flip();
        reader.clear();
        underWay = true;
        since = from;
        write();
        return true;
    }

    /** Since when the answer of the last request was waited for. */
    long since() {
        return since;
    }

    private void write() {
        try {
            channel.write(request);
        } catch (IOException reset) {
            // The server has closed it; the next look at what comes in finds that out and tells the owner.
            request.position(request.limit());
        }
        int interest = request.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        SelectionKey key = channel.keyFor(selector);
        if (key.interestOps() != interest) {
            key.interestOps(interest);
        }
    }

    void ready(SelectionKey key) throws IOException {
        if (key.isWritable()) {
            write();
        }
        if (!key.isReadable()) {
            return;
        }
        response.clear();
        int count = readOrEnd();
        if (count < 0 || !underWay) {
            ended();
            return;
        }
        reader.add(received, count);
        if (reader.complete()) {
            underWay = false;
            if (reader.closing()) {
                reconnect();
            }
            owner.answered(this, reader);
        }
    }

    private int readOrEnd() {
        try {
            return channel.read(response);
        } catch (IOException reset) {
            return -1;
        }
    }

    private void ended() throws IOException {
        boolean lost = underWay;
        underWay = false;
        reconnect();
        if (lost) {
            owner.broken(this);
        }
    }

    private void reconnect() throws IOException {
        channel.close();
        connect();
    }

    void close() throws IOException {
        channel.close();
    }
}
