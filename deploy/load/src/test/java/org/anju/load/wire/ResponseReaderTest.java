package org.anju.load.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResponseReaderTest {

    static List<String> responses() {
        return List.of(
                "HTTP/1.1 201 Created\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.1 201 Created\r\ncontent-length:5\r\nX: y\r\n\r\nhello",
                "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
                "HTTP/1.1 201 Created\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("responses")
    void findsTheEndHoweverTheBytesArrive(String response) {
        byte[] bytes = response.getBytes(StandardCharsets.US_ASCII);
        ResponseReader reader = new ResponseReader();
        for (int index = 0; index < bytes.length; index++) {
            assertThat(reader.complete()).as("after %d bytes", index).isFalse();
            reader.add(new byte[] {bytes[index]}, 1);
        }

        assertThat(reader.complete()).isTrue();
        assertThat(reader.status()).isEqualTo(201);
        assertThat(reader.closing()).isFalse();
    }

    @Test
    void startsAnewAfterAnAnswer() {
        ResponseReader reader = new ResponseReader();
        add(reader, "HTTP/1.1 503 Busy\r\nConnection: close\r\nContent-Length: 4\r\n\r\nbusy");
        assertThat(reader.complete()).isTrue();
        assertThat(reader.closing()).isTrue();
        assertThat(reader.body()).isEqualTo("busy");

        reader.clear();
        add(reader, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

        assertThat(reader.complete()).isTrue();
        assertThat(reader.status()).isEqualTo(200);
        assertThat(reader.closing()).isFalse();
    }

    @Test
    void takesBodiesThatAreLargerThanItsBuffer() {
        String body = "x".repeat(50_000);
        ResponseReader reader = new ResponseReader();
        add(reader, "HTTP/1.1 200 OK\r\nContent-Length: 50000\r\n\r\n");
        assertThat(reader.complete()).isFalse();

        add(reader, body);

        assertThat(reader.complete()).isTrue();
        assertThat(reader.body()).isEqualTo(body);
    }

    private static void add(ResponseReader reader, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        reader.add(bytes, bytes.length);
    }
}
