package org.anju.household.roster.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.anju.household.roster.finding.Finding;
import org.anju.household.roster.finding.FindingCode;
import org.anju.household.roster.finding.Findings;
import org.anju.household.testsupport.TestHousehold;
import org.anju.household.testsupport.TestRoster;
import org.anju.household.testsupport.TestWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RosterReaderTest {

    private static final String[] HEADER = {"户号", "户主", "身份证号", "人口数", "行政村"};

    @TempDir
    private Path folder;

    private final Findings findings = new Findings();

    @Test
    void readsBelowTwoMergedHeaderLines() throws IOException {
        List<String> numbers = read(TestRoster.of(TestHousehold.inJishishan("A1"), TestHousehold.inJishishan("A2"))
                .toXlsx());

        assertThat(numbers).containsExactly("3:A1", "4:A2");
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void readsHeadersInOtherWordsBelowTitle() throws IOException {
        List<String> numbers = read(TestRoster.ofLines(
                new Object[] {"积石山县农户花名册"},
                HEADER,
                new Object[] {"A1", "马明", "11010519491231002X", 3, "方家村"},
                new Object[] {},
                new Object[] {"合计", null, null, 3}));

        assertThat(numbers).containsExactly("3:A1");
    }

    @Test
    void readsFieldCodesOfTheNationalSystem() throws IOException {
        List<String> numbers = read(TestRoster.ofLines(
                new Object[] {"户编号", "户主姓名", "证件号码", "家庭人口", "行政区划代码"},
                new Object[] {"AAC001", "AAB002", "AAB004", "AAC999", "AAR008"},
                new Object[] {"A1", "马明", "11010519491231002X", 3, "622927100201"}));

        assertThat(numbers).containsExactly("3:A1");
    }

    @Test
    void needsNoMemberCountWhereEachPersonHasRow() throws IOException {
        List<String> numbers = read(TestRoster.ofLines(
                new Object[] {"户编号", "姓名", "与户主关系", "证件号码", "行政村"},
                new Object[] {"A1", "马明", "户主", "11010519491231002X", "方家村"},
                new Object[] {"A1", "马兰", "配偶", "440524188001010014", "方家村"}));

        assertThat(numbers).containsExactly("2:A1", "3:A1");
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void tellsMembersFromHeads() throws IOException {
        Path file = Files.write(
                folder.resolve("roster.xlsx"),
                TestRoster.ofLines(
                        new Object[] {"户编号", "姓名", "户主姓名", "与户主关系", "户主证件号码", "证件号码", "行政村"},
                        new Object[] {"A1", "马兰", "马明", "配偶", "11010519491231002X", "440524188001010014", "方家村"}));
        List<String> texts = new ArrayList<>();
        new RosterReader(findings, () -> {}, row -> {
                    for (RosterColumn column : List.of(
                            RosterColumn.HEAD_NAME,
                            RosterColumn.MEMBER_NAME,
                            RosterColumn.ID_NUMBER,
                            RosterColumn.MEMBER_ID_NUMBER)) {
                        texts.add(row.letterOf(column) + ":" + row.cell(column).text());
                    }
                })
                .read(file);

        assertThat(texts).containsExactly("C:马明", "B:马兰", "E:11010519491231002X", "F:440524188001010014");
    }

    @Test
    void takesTownshipFromSheetOnlyWhereNoColumnHasIt() throws IOException {
        byte[] roster = new TestWorkbook()
                .sheet("吹麻滩镇", HEADER, new Object[] {"A1", "马明", "11010519491231002X", 3, "方家村"})
                .sheet("3.积石山县大河家镇(2)", HEADER, new Object[] {"A2", "马明", "11010519491231002X", 3, "方家村"})
                .sheet("名单", HEADER, new Object[] {"A3", "马明", "11010519491231002X", 3, "方家村"})
                .sheet("居集镇", new Object[] {"户号", "户主", "身份证号", "人口数", "村", "乡镇"}, new Object[] {
                    "A4", "马明", "11010519491231002X", 3, "方家村", "癿藏镇"
                })
                .toXlsx();
        Path file = Files.write(folder.resolve("roster.xlsx"), roster);
        List<String> townships = new ArrayList<>();
        new RosterReader(
                        findings,
                        () -> {},
                        row -> townships.add(row.cell(RosterColumn.TOWNSHIP).text()))
                .read(file);

        assertThat(townships).containsExactly("吹麻滩镇", "大河家镇", "", "癿藏镇");
    }

    @Test
    void namesMissingColumns() throws IOException {
        List<String> numbers =
                read(TestRoster.ofLines(new Object[] {"户编号", "户主姓名", "行政村"}, new Object[] {"A1", "马明", "方家村"}));

        assertThat(numbers).isEmpty();
        assertThat(findings.all())
                .extracting(Finding::code, finding -> finding.arguments().getFirst())
                .containsExactly(tuple(FindingCode.COLUMN_MISSING, "证件号码"), tuple(FindingCode.COLUMN_MISSING, "家庭人口"));
    }

    @Test
    void leavesSheetsWithoutHeaderAsideAndSaysSo() throws IOException {
        read(TestRoster.ofLines(new Object[] {"填表说明"}, new Object[] {"请按户填写"}));

        assertThat(findings.hasErrors()).isFalse();
        assertThat(findings.all()).extracting(Finding::code).containsExactly(FindingCode.SHEET_SKIPPED);
    }

    @Test
    void tellsNumbersFromTexts() throws IOException {
        List<SheetCell> cells = new ArrayList<>();
        Path file = folder.resolve("roster.xlsx");
        Files.write(file, TestRoster.ofLines(HEADER, new Object[] {"A1", "马明", 622926198001010010L, 3, "方家村"}));
        new RosterReader(findings, () -> {}, row -> cells.add(row.cell(RosterColumn.ID_NUMBER))).read(file);

        assertThat(cells).hasSize(1);
        assertThat(cells.getFirst().kind()).isEqualTo(SheetCell.Kind.NUMBER);
        assertThat(cells.getFirst().hasLostDigits()).isTrue();
    }

    @Test
    void saysSoWhenSheetIsBrokenInside() throws IOException {
        byte[] roster = TestRoster.of(TestHousehold.inJishishan("A1")).toXlsx();

        read(withSheet(roster, xml -> xml.substring(0, xml.length() / 2)));

        assertThat(findings.all()).extracting(Finding::code).containsExactly(FindingCode.FILE_UNREADABLE);
    }

    @Test
    void saysSoWhenTextIsNamedByWhatIsNoNumber() throws IOException {
        byte[] roster = TestRoster.of(TestHousehold.inJishishan("A1")).toXlsx();

        read(withSheet(roster, xml -> xml.replace("<v>0</v>", "<v>first</v>")));

        assertThat(findings.all()).extracting(Finding::code).containsExactly(FindingCode.FILE_UNREADABLE);
    }

    private byte[] withSheet(byte[] workbook, UnaryOperator<String> change) throws IOException {
        Path file = Files.write(folder.resolve("sound.xlsx"), workbook);
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        try (ZipFile in = new ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(changed)) {
            for (ZipEntry part : Collections.list(in.entries())) {
                String xml = new String(in.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8);
                boolean sheet = part.getName().startsWith("xl/worksheets/");
                out.putNextEntry(new ZipEntry(part.getName()));
                out.write((sheet ? change.apply(xml) : xml).getBytes(StandardCharsets.UTF_8));
            }
        }
        return changed.toByteArray();
    }

    private List<String> read(byte[] workbook) throws IOException {
        Path file = folder.resolve("roster.xlsx");
        Files.write(file, workbook);
        List<String> rows = new ArrayList<>();
        new RosterReader(
                        findings,
                        () -> {},
                        row -> rows.add(row.number() + ":"
                                + row.cell(RosterColumn.HOUSEHOLD_NO).text()))
                .read(file);
        return rows;
    }
}
