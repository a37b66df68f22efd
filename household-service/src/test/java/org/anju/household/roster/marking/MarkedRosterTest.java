package org.anju.household.roster.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.anju.household.roster.finding.Finding;
import org.anju.household.roster.finding.FindingCode;
import org.anju.household.roster.finding.Findings;
import org.anju.household.roster.workbook.NoteColumn;
import org.anju.household.roster.workbook.RosterColumn;
import org.anju.household.roster.workbook.RosterFormat;
import org.anju.household.roster.workbook.RosterReader;
import org.anju.household.testsupport.TestHousehold;
import org.anju.household.testsupport.TestRoster;
import org.anju.household.testsupport.TestWorkbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkedRosterTest {

    private static final String SHEET = "花名册";
    private static final Object[] HEADER = {"户编号", "户主姓名", "证件号码", "家庭人口", "行政村"};

    @TempDir
    private Path folder;

    @Test
    void tellsBesideEachRowWhatIsWrong() throws IOException {
        Path marked = mark(
                TestRoster.of(TestHousehold.inJishishan("A1"), TestHousehold.inJishishan("A2"))
                        .toXlsx(),
                error(3, "I"),
                missing(3, "G"),
                warning(4, "A"));

        Map<Integer, String> notes = notes(marked, SHEET, 15);
        assertThat(notes.get(1)).isEqualTo(NoteColumn.TITLE);
        assertThat(notes.get(3)).contains("错误(I列):证件号码校验位不符", "\n错误(G列):“户主姓名”为空。要求:每行都应填写。");
        assertThat(notes.get(4)).startsWith("请核对(A列):序号从1跳到3");
        assertThat(notes).hasSize(3);
    }

    @Test
    void speaksTheReadersLanguage() throws IOException {
        Path marked =
                mark(TestRoster.of(TestHousehold.inJishishan("A1")).toXlsx(), List.of(Locale.ENGLISH), error(3, "I"));

        assertThat(notes(marked, SHEET, 15).get(3)).startsWith("Error in column I: The identity number's check digit");
    }

    @Test
    void coloursErrorsAndWarningsAndKeepsHowTheyLook() throws IOException {
        byte[] workbook = new TestWorkbook()
                .sheet(SHEET, HEADER, new Object[] {
                    new TestWorkbook.Bold("A1"), "马明", new TestWorkbook.Day(44000), 3, "方家村"
                })
                .toXlsx();

        Map<String, String> parts =
                parts(Files.readAllBytes(mark(workbook, error(2, "A"), warning(2, "C"), error(2, "D"))));

        String sheet = parts.get("xl/worksheets/sheet1.xml");
        // Three styles: those of errors begin at 3, those of warnings at 6.
        assertThat(sheet)
                .contains("<c r=\"A2\" s=\"5\" t=\"inlineStr\">", "<c r=\"C2\" s=\"7\">", "<c r=\"D2\" s=\"3\">");
        String styles = parts.get("xl/styles.xml");
        assertThat(styles).contains("<fills count=\"4\">", "<cellXfs count=\"9\">");
        assertThat(between(styles, "<cellXfs", "</cellXfs>"))
                .containsOnlyOnce(
                        "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"2\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" applyFill=\"1\"><alignment horizontal=\"center\"/></xf>")
                .containsOnlyOnce(
                        "<xf numFmtId=\"14\" fontId=\"0\" fillId=\"3\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFill=\"1\"/>");
    }

    @Test
    void addsCellsAndRowsThatAreNotThere() throws IOException {
        byte[] workbook = new TestWorkbook()
                .sheet(SHEET, null, HEADER, new Object[] {"A1", null, "1", 3, "方家村"}, null, new Object[] {"A2"})
                .toXlsx();

        Path marked = mark(workbook, missing(3, "B"), missing(4, "A"), missing(5, "E"), missing(9, "C"));

        String sheet = parts(Files.readAllBytes(marked)).get("xl/worksheets/sheet1.xml");
        assertThat(positions(sheet))
                .containsExactly(
                        "F1", "A2", "B2", "C2", "D2", "E2", "A3", "B3", "C3", "D3", "E3", "F3", "A4", "F4", "A5", "E5",
                        "F5", "C9", "F9");
        assertThat(sheet).contains("<c r=\"B3\" s=\"3\"/>", "<row r=\"4\">");
    }

    @Test
    void keepsFormulasMergedCellsAndWidths() throws IOException {
        byte[] workbook = new TestWorkbook()
                .sheet(
                        SHEET,
                        "<sheetViews><sheetView workbookViewId=\"0\"/></sheetViews><cols><col min=\"1\" max=\"2\" width=\"30\"/></cols>",
                        "<mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells>",
                        HEADER,
                        new Object[] {"A1", "马明", new TestWorkbook.Formula("A1&\"<\"", "1"), 3, "方家村"})
                .toXlsx();

        String sheet = parts(Files.readAllBytes(mark(workbook, error(2, "C")))).get("xl/worksheets/sheet1.xml");

        assertThat(sheet)
                .contains(
                        "<c r=\"C2\" t=\"str\" s=\"3\"><f>A1&amp;\"&lt;\"</f><v>1</v></c>",
                        "<mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells>",
                        "<col min=\"1\" max=\"2\" width=\"30\"/><col min=\"6\" max=\"6\" width=\"60\" customWidth=\"1\"/></cols>",
                        "spans=\"1:6\"");
    }

    @Test
    void leavesEverythingElseByteForByte() throws IOException {
        byte[] workbook = new TestWorkbook()
                .sheet("甲镇", HEADER, new Object[] {"A1", "马明", "1", 3, "方家村"})
                .sheet("乙镇", HEADER, new Object[] {"A2", "马兰", "1", 3, "方家村"})
                .toXlsx();

        Map<String, String> before = parts(workbook);
        Map<String, String> after = parts(Files.readAllBytes(
                mark(workbook, new Finding(FindingCode.REGION_UNKNOWN, "乙镇", 2, "E", null, List.of("村", "乙镇")))));

        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.keySet().removeAll(List.of("xl/styles.xml", "xl/worksheets/sheet2.xml"));
        assertThat(after).containsAllEntriesOf(before);
    }

    @Test
    void worksWithPrefixesAndWithoutStylesAndReferences() throws IOException {
        byte[] workbook = new TestWorkbook()
                .prefixed("x")
                .withoutStyles()
                .withoutReferences()
                .sheet(SHEET, HEADER, new Object[] {"A1", null, "1", 3, "方家村"}, new Object[] {"A2"})
                .toXlsx();

        Path marked = mark(workbook, missing(2, "B"), error(3, "A"), missing(3, "D"));

        // The library counts rows that do not say which they are from 0.
        assertThat(notes(marked, SHEET, 5)).containsOnlyKeys(0, 1, 2);
        Map<String, String> parts = parts(Files.readAllBytes(marked));
        assertThat(parts.get("xl/worksheets/sheet1.xml")).contains("<x:c s=\"1\"/>", "<x:c r=\"D3\" s=\"1\"/>");
        assertThat(parts.get("xl/styles.xml")).contains("<cellXfs count=\"3\">");
        assertThat(parts.get("xl/_rels/workbook.xml.rels")).contains("/styles\" Target=\"styles.xml\"");
        assertThat(parts.get("[Content_Types].xml")).contains("PartName=\"/xl/styles.xml\"");
    }

    @Test
    void tellsWhatConcernsSheetAndFileInTheFirstRow() throws IOException {
        byte[] workbook = new TestWorkbook()
                .sheet("甲镇", HEADER)
                .sheet("乙镇", new Object[] {"填表说明"})
                .toXlsx();

        Path marked = mark(
                workbook,
                new Finding(FindingCode.SHEET_SKIPPED, "乙镇", null, null, null, List.of()),
                Finding.ofFile(FindingCode.ROSTER_EMPTY));

        assertThat(notes(marked, "甲镇", 5).get(1)).startsWith(NoteColumn.TITLE + "\n错误:工作簿中没有农户");
        assertThat(notes(marked, "乙镇", 1).get(1)).startsWith(NoteColumn.TITLE + "\n请核对:工作表没有花名册表头");
    }

    @Test
    void replacesTheNotesOfTheTimeBefore() throws IOException {
        byte[] workbook = TestRoster.of(TestHousehold.inJishishan("A1"), TestHousehold.inJishishan("A2"))
                .toXlsx();
        byte[] once = Files.readAllBytes(mark(workbook, error(3, "I"), missing(4, "G")));

        Path twice = mark(once, missing(4, "J"));

        Map<Integer, String> notes = notes(twice, SHEET, 15);
        assertThat(notes.get(4)).startsWith("错误(J列)").doesNotContain("G列");
        assertThat(notes.get(3)).isEmpty();
        assertThat(notes(twice, SHEET, 16)).isEmpty();
    }

    @Test
    void isReadAgainAsTheSameRoster() throws IOException {
        byte[] workbook = TestRoster.of(TestHousehold.inJishishan("A1"), TestHousehold.inJishishan("A2"))
                .toXlsx();
        Path marked = mark(
                workbook, error(3, "I"), missing(4, "G"), missing(40, "G"), Finding.ofFile(FindingCode.ROSTER_EMPTY));

        assertThat(read(marked)).containsExactly("3:A1:马占海", "4:A2:马占海").isEqualTo(read(write(workbook)));
    }

    @Test
    void keepsEncodingQuotesAndLineEndsOfCsv() throws IOException {
        String csv = "户编号;户主姓名;证件号码;家庭人口;行政村\r\n=\"001\";\"马;\"\"𠮷\"\"\n明\";1;3;方家村\r\nA2;马兰\r\nA3;马全;1;2;方家村";
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            Path marked = mark(csv.getBytes(charset), csvError(2, "C"), csvError(3, "C"));

            assertThat(Files.readString(marked, charset))
                    .isEqualTo(csv.replace("行政村\r\n", "行政村;\"" + NoteColumn.TITLE + "\"\r\n")
                            .replace("1;3;方家村\r\n", "1;3;方家村;\"" + csvNote("C") + "\"\r\n")
                            .replace("马兰\r\n", "马兰;;;;\"" + csvNote("C") + "\"\r\n"));
        }
    }

    @Test
    void keepsByteOrderMarkOfCsv() throws IOException {
        byte[] csv = "\ufeff户编号\t户主姓名\r\nA1\t马明\r\n".getBytes(StandardCharsets.UTF_16LE);

        String marked = Files.readString(mark(csv, csvError(2, "B")), StandardCharsets.UTF_16LE);

        assertThat(marked).startsWith("\ufeff户编号\t户主姓名\t\"" + NoteColumn.TITLE + "\"\r\nA1\t马明\t\"错误(B列)");
    }

    @Test
    void replacesTheNotesOfTheTimeBeforeInCsv() throws IOException {
        byte[] csv = "户编号,户主姓名\nA1,马明\nA2,马兰\n".getBytes(StandardCharsets.UTF_8);
        byte[] once = Files.readAllBytes(mark(csv, csvError(2, "B")));

        String twice = Files.readString(mark(once, csvError(3, "A")));

        assertThat(twice)
                .isEqualTo("户编号,户主姓名,\"%s\"\nA1,马明,\nA2,马兰,\"%s\"\n".formatted(NoteColumn.TITLE, csvNote("A")));
    }

    private static String csvNote(String column) {
        return "错误(" + column + "列):证件号码校验位不符,有数字录错。要求:校验位应符合ISO 7064 MOD 11-2。";
    }

    private static Finding csvError(int row, String column) {
        return new Finding(FindingCode.IDENTITY_NUMBER_CHECK_DIGIT, "CSV", row, column, null, List.of("证件号码"));
    }

    private static Finding error(int row, String column) {
        return new Finding(FindingCode.IDENTITY_NUMBER_CHECK_DIGIT, SHEET, row, column, null, List.of("证件号码"));
    }

    private static Finding missing(int row, String column) {
        return new Finding(FindingCode.VALUE_MISSING, SHEET, row, column, null, List.of("户主姓名"));
    }

    private static Finding warning(int row, String column) {
        return new Finding(FindingCode.SEQUENCE_GAP, SHEET, row, column, null, List.of("1", "3"));
    }

    private Path mark(byte[] roster, Finding... findings) throws IOException {
        return mark(roster, List.of(Locale.CHINESE), findings);
    }

    private Path mark(byte[] roster, List<Locale> languages, Finding... findings) throws IOException {
        Path original = write(roster);
        Path marked = Files.createTempFile(folder, "marked", null);
        try (OutputStream out = Files.newOutputStream(marked)) {
            MarkedRoster.write(original, RosterFormat.of(original), List.of(findings), languages, out);
        }
        return marked;
    }

    private Path write(byte[] roster) throws IOException {
        return Files.write(Files.createTempFile(folder, "roster", null), roster);
    }

    private static List<String> read(Path roster) {
        List<String> rows = new ArrayList<>();
        Findings findings = new Findings();
        new RosterReader(
                        findings,
                        () -> {},
                        row -> rows.add("%d:%s:%s"
                                .formatted(
                                        row.number(),
                                        row.cell(RosterColumn.HOUSEHOLD_NO).text(),
                                        row.cell(RosterColumn.HEAD_NAME).text())))
                .read(roster);
        assertThat(findings.all()).isEmpty();
        return rows;
    }

    /** What stands in the given column, by rows. */
    private static Map<Integer, String> notes(Path workbook, String sheet, int column) throws IOException {
        Map<Integer, String> notes = new TreeMap<>();
        try (ReadableWorkbook opened = new ReadableWorkbook(workbook.toFile())) {
            for (Row row : opened.findSheet(sheet).orElseThrow().read()) {
                if (row.hasCell(column)) {
                    notes.put(row.getRowNum(), row.getCellText(column));
                }
            }
        }
        return notes;
    }

    private static Map<String, String> parts(byte[] workbook) throws IOException {
        Map<String, String> parts = new TreeMap<>();
        try (InputStream in = new ByteArrayInputStream(workbook);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    private static List<String> positions(String sheet) {
        List<String> positions = new ArrayList<>();
        Matcher cell = Pattern.compile("<c r=\"([A-Z]+\\d+)\"").matcher(sheet);
        while (cell.find()) {
            positions.add(cell.group(1));
        }
        return positions;
    }

    private static String between(String text, String from, String to) {
        return text.substring(text.indexOf(from), text.indexOf(to));
    }
}
