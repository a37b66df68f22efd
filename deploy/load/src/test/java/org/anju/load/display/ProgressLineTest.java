package org.anju.load.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void redrawsInPlaceOnATerminalAndEndsTheLine() {
        new ProgressLine(out, true, () -> "3 of 5").close();

        assertThat(text()).endsWith("\r\u001b[K3 of 5\n");
    }

    @Test
    void printsPlainLinesElsewhere() {
        new ProgressLine(out, false, () -> "3 of 5").close();

        assertThat(text()).isEqualTo("3 of 5\n");
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
