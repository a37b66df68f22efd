package org.anju.household.regionchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BadRequestException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

/** Reads the rows of an import, from JSON or CSV. */
@ApplicationScoped
class RegionImportBody {

    static final String CSV = "text/csv";

    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_ROWS = 5000;
    private static final Set<String> COLUMNS = Set.of(
            "action",
            "code",
            "name",
            "parent",
            "validFrom",
            "validTo",
            "successor",
            "newCode",
            "system",
            "externalCode");

    private final ObjectMapper json;

    RegionImportBody(ObjectMapper json) {
        this.json = json;
    }

    List<RegionImportRow> read(InputStream body, boolean isCsv) {
        byte[] bytes = bytesOf(body);
        List<RegionImportRow> rows = isCsv ? readCsv(bytes) : readJson(bytes);
        if (rows.isEmpty() || rows.size() > MOST_ROWS) {
            throw ProblemException.unprocessable(
                            "region-import-size",
                            Text.of("An import has 1 to 5000 rows", "一次导入应有1至5000行"),
                            Text.of("Send at least one row, and more than 5000 in parts.", "请至少提供一行;超过5000行请分批导入。"))
                    .violation("rows", "1 to " + MOST_ROWS, Integer.toString(rows.size()));
        }
        return rows;
    }

    private static byte[] bytesOf(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new ProblemException(
                        413,
                        "region-import-too-large",
                        Text.of("The import is larger than 4 MB", "导入内容超过4 MB"),
                        Text.of("Send it in parts.", "请分批导入。"));
            }
            return bytes;
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private List<RegionImportRow> readJson(byte[] bytes) {
        try {
            RegionImportRequest request = json.readValue(bytes, RegionImportRequest.class);
            return request == null ? List.of() : request.rows();
        } catch (JsonProcessingException exception) {
            throw new BadRequestException(exception);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static List<RegionImportRow> readCsv(byte[] bytes) {
        try (CsvReader<NamedCsvRecord> lines =
                CsvReader.builder().allowUnclosedQuote(false).ofNamedCsvRecord(textOf(bytes))) {
            return lines.stream().map(RegionImportBody::row).toList();
        } catch (CsvParseException exception) {
            throw csvUnreadable("quotes that close", "引号应成对");
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static String textOf(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            // Excel marks UTF-8 so.
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException exception) {
            throw csvUnreadable("text in UTF-8", "UTF-8编码");
        }
    }

    private static RegionImportRow row(NamedCsvRecord line) {
        List<String> unknown = line.getHeader().stream()
                .filter(column -> !COLUMNS.contains(column))
                .toList();
        if (!unknown.isEmpty()) {
            throw csvUnreadable("only the columns " + COLUMNS.stream().sorted().toList(), "只含规定的列")
                    .violation("header", "a known column", unknown.getFirst());
        }
        if (line.getFieldCount() != line.getHeader().size()) {
            throw csvUnreadable("as many values in each line as columns", "每行列数与表头一致")
                    .violation(
                            "line " + line.getStartingLineNumber(),
                            line.getHeader().size() + " values",
                            Integer.toString(line.getFieldCount()));
        }
        return new RegionImportRow(
                value(line, "action"),
                value(line, "code"),
                value(line, "name"),
                value(line, "parent"),
                value(line, "validFrom"),
                value(line, "validTo"),
                value(line, "successor"),
                value(line, "newCode"),
                value(line, "system"),
                value(line, "externalCode"));
    }

    private static String value(NamedCsvRecord line, String column) {
        return line.findField(column).orElse(null);
    }

    private static ProblemException csvUnreadable(String english, String chinese) {
        return ProblemException.badRequest(
                "csv-unreadable",
                Text.of("The CSV cannot be read", "CSV无法读取"),
                Text.of("Expected: " + english + ".", "要求:" + chinese + "。"));
    }
}
