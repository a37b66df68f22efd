package org.anju.household.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.anju.common.testsupport.Tokens;
import org.anju.household.testsupport.ManyHouseholds;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an export on the wire: seen by a client that hides nothing. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DownloadTest {

    private static final int HOUSEHOLDS = 200_000;
    private static final int PATIENCE_MILLIS = 30_000;

    @Inject
    ManyHouseholds many;

    @Inject
    AgroalDataSource dataSource;

    /** Once for all of them: nothing here changes households. */
    @BeforeAll
    void insertMany() throws SQLException {
        many.insert(HOUSEHOLDS);
    }

    @AfterAll
    void deleteMany() throws SQLException {
        many.deleteAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "csv", "xlsx"})
    void breaksOffVisiblyWhenTheDatabaseDoes(String format) throws Exception {
        awaitNoExport();
        try (Call call = new Call(format)) {
            assertThat(call.head()).contains("200 OK", "Anju-Row-Count: " + HOUSEHOLDS);
            // The server waits for this client, which has read next to nothing, when its transaction is ended.
            endExport();

            assertThat(call.readChunks()).isFalse();
        }
        awaitNoExport();
    }

    @Test
    void endsProperlyAndKeepsTheHeapFlat() throws Exception {
        long before = usedAfterCollection();
        long most = 0;
        try (Call call = new Call("xlsx")) {
            call.head();
            assertThat(call.readSome(1_000_000)).isTrue();
            most = Math.max(most, usedAfterCollection());
            assertThat(call.readSome(2_000_000)).isTrue();
            most = Math.max(most, usedAfterCollection());
            assertThat(call.readChunks()).isTrue();
        }
        assertThat(most - before).isLessThan(24L * 1024 * 1024);
    }

    @Test
    void letsGoOfConnectionWhenTheCallerHangsUp() throws Exception {
        try (Call call = new Call("csv")) {
            call.head();
        }
        awaitNoExport();
    }

    @Test
    void refusesMoreThanItCanWriteAtOnce() throws Exception {
        List<Call> calls = new ArrayList<>();
        try {
            for (int count = 0; count < 4; count++) {
                calls.add(openCall());
            }
            try (Call oneTooMany = new Call("csv")) {
                assertThat(oneTooMany.head()).contains("503 ", "Retry-After: 30");
            }
        } finally {
            for (Call call : calls) {
                call.close();
            }
        }
        awaitNoExport();
    }

    /** The export before may be just letting go of its place. */
    private static Call openCall() {
        return Awaitility.await()
                .atMost(Duration.ofMillis(PATIENCE_MILLIS))
                .until(
                        () -> {
                            Call call = new Call("csv");
                            if (call.head().contains("200 OK")) {
                                return call;
                            }
                            call.close();
                            return null;
                        },
                        call -> call != null);
    }

    private void awaitNoExport() {
        Awaitility.await()
                .atMost(Duration.ofMillis(PATIENCE_MILLIS))
                .until(() -> queryCount("SELECT count(*) FROM pg_stat_activity WHERE " + EXPORTING) == 0);
    }

    private static final String EXPORTING =
            "datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'"
                    + " AND query LIKE '%FROM household WHERE household.village_code%'";

    private void endExport() throws SQLException {
        Awaitility.await()
                .atMost(Duration.ofMillis(PATIENCE_MILLIS))
                .until(() ->
                        queryCount("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE " + EXPORTING)
                                == 1);
    }

    private int queryCount(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static long usedAfterCollection() {
        System.gc();
        // As the collection left it: the export goes on meanwhile.
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(Objects::nonNull)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }

    /** One request whose answer is read chunk by chunk. */
    private static final class Call implements AutoCloseable {

        private final Socket socket = new Socket();
        private final InputStream in;

        Call(String format) throws IOException {
            // Small, so that the server soon has to wait.
            socket.setReceiveBufferSize(16 * 1024);
            socket.connect(new InetSocketAddress("127.0.0.1", RestAssured.port));
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream()
                    .write("""
                    GET /api/v1/rosters/%s?format=%s HTTP/1.1\r
                    Host: anju\r
                    Authorization: Bearer %s\r
                    \r
                    """.formatted(ManyHouseholds.COUNTY, format, Tokens.of(ManyHouseholds.USERNAME))
                            .getBytes(StandardCharsets.ISO_8859_1));
            in = new BufferedInputStream(socket.getInputStream());
        }

        String head() throws IOException {
            StringBuilder head = new StringBuilder();
            for (String line = line(); !line.isEmpty(); line = line()) {
                head.append(line).append('\n');
            }
            return head.toString();
        }

        /** @return whether the answer came to its proper end */
        boolean readChunks() throws IOException {
            return !readSome(Long.MAX_VALUE);
        }

        /** @return false at the proper end; true when there is more, or the connection was broken off */
        boolean readSome(long bytes) throws IOException {
            try {
                for (long read = 0; read < bytes; ) {
                    int size = Integer.parseInt(line(), 16);
                    in.skipNBytes(size);
                    line();
                    if (size == 0) {
                        return false;
                    }
                    read += size;
                }
                return true;
            } catch (EOFException | SocketException brokenOff) {
                return true;
            }
        }

        private String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new EOFException();
                }
                line.write(next);
            }
            return line.toString(StandardCharsets.ISO_8859_1).strip();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
