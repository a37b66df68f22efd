package org.anju.household.roster.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvEncodingTest {

    private static final Charset GB_18030 = Charset.forName("GB18030");

    @TempDir
    private Path folder;

    @Test
    void tellsEncodingsByWhetherEveryByteFits() throws IOException {
        String text = "户主姓名,𠮷";

        assertThat(encodingOf(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(CsvEncoding.UTF_8);
        assertThat(encodingOf(text.getBytes(GB_18030))).isEqualTo(CsvEncoding.GB_18030);
        assertThat(encodingOf(("\ufeff" + text).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(CsvEncoding.UTF_8_WITH_BOM);
        assertThat(encodingOf(("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(CsvEncoding.UTF_16_LE);
        assertThat(encodingOf(("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE)))
                .isEqualTo(CsvEncoding.UTF_16_BE);
    }

    /** The four bytes have the shape of UTF-8, which older decoders took them for. */
    @Test
    void isNotFooledByOverlongForms() throws IOException {
        assertThat(encodingOf("联通".getBytes(GB_18030))).isEqualTo(CsvEncoding.GB_18030);
    }

    @Test
    void looksAtTheWholeFile() throws IOException {
        byte[] ascii = "A,B,C\n".repeat(50_000).getBytes(StandardCharsets.US_ASCII);

        assertThat(encodingOf(joined(ascii, "马".getBytes(GB_18030)))).isEqualTo(CsvEncoding.GB_18030);
        assertThat(encodingOf(joined(ascii, new byte[] {(byte) 0xFF}))).isNull();
        assertThat(encodingOf(joined(ascii, new byte[] {0}))).isNull();
        assertThat(encodingOf(joined(ascii, new byte[] {(byte) 0xE9, (byte) 0xA9})))
                .isNotEqualTo(CsvEncoding.UTF_8);
    }

    @Test
    void refusesTextThatBreaksOffBehindItsMark() throws IOException {
        assertThat(encodingOf(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, (byte) 0xE9}))
                .isNull();
        assertThat(encodingOf(new byte[] {(byte) 0xFF, (byte) 0xFE, 'A'})).isNull();
    }

    private CsvEncoding encodingOf(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("roster.csv"), content);
        return CsvEncoding.of(file).orElse(null);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = new byte[first.length + second.length];
        System.arraycopy(first, 0, joined, 0, first.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
