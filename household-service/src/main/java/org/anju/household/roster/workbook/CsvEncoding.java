package org.anju.household.roster.workbook;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** What a csv's bytes stand for. Nothing is guessed from frequencies: an encoding either fits every byte of a file, or not. */
public enum CsvEncoding {
    UTF_8_WITH_BOM(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
    /** "Unicode text" of Excel. */
    UTF_16_LE(StandardCharsets.UTF_16LE, 0xFF, 0xFE),
    UTF_16_BE(StandardCharsets.UTF_16BE, 0xFE, 0xFF),
    UTF_8(StandardCharsets.UTF_8),
    /** Includes GBK and GB 2312, in which Chinese Windows saves by default. */
    GB_18030(Charset.forName("GB18030"));

    private static final int LONGEST_MARK = 3;

    private final Charset charset;
    private final byte[] mark;

    CsvEncoding(Charset charset, int... mark) {
        this.charset = charset;
        this.mark = new byte[mark.length];
        for (int index = 0; index < mark.length; index++) {
            this.mark[index] = (byte) mark[index];
        }
    }

    /** Empty when none fits. */
    public static Optional<CsvEncoding> of(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(LONGEST_MARK);
        }
        Optional<CsvEncoding> marked = Stream.of(UTF_8_WITH_BOM, UTF_16_LE, UTF_16_BE)
                .filter(each -> each.isMarkedIn(start))
                .findFirst();
        Stream<CsvEncoding> candidates = marked.map(Stream::of).orElseGet(() -> Stream.of(UTF_8, GB_18030));
        for (CsvEncoding candidate : candidates.toList()) {
            if (candidate.fits(file)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    public Charset charset() {
        return charset;
    }

    /** The byte order mark that files begin with, or nothing. */
    public byte[] mark() {
        return mark.clone();
    }

    /** Begins behind the byte order mark, and fails at bytes that do not fit. */
    public Reader open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(mark.length);
        return new BufferedReader(
                new InputStreamReader(
                        in,
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                1 << 16);
    }

    private boolean isMarkedIn(byte[] start) {
        return start.length >= mark.length && Arrays.equals(start, 0, mark.length, mark, 0, mark.length);
    }

    private boolean fits(Path file) throws IOException {
        char[] buffer = new char[1 << 14];
        try (Reader in = open(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int index = 0; index < read; index++) {
                    // No text holds it, most other files do.
                    if (buffer[index] == 0) {
                        return false;
                    }
                }
            }
            return true;
        } catch (CharacterCodingException exception) {
            return false;
        }
    }
}
