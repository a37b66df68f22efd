package org.anju.household.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.anju.common.fact.HouseholdFacts;
import org.anju.household.region.RegionNames;
import org.anju.household.registry.RelationToHead;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;

@QuarkusTest
class XlsxRosterTest {

    private static final String IN_CHUIMATAN = "622927100201";
    private static final int HOUSEHOLD_NO = 6;

    @Inject
    RegionNames regions;

    @Test
    void splitsSheetsThatAreFull() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Places places = new Places(regions, "622927");
        XlsxRoster roster = new XlsxRoster(bytes, places, 4);
        for (int number = 1; number <= 7; number++) {
            roster.write(row("6229270000000000" + number, places.of(IN_CHUIMATAN)));
        }
        roster.finish();

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
            List<Sheet> sheets = workbook.getSheets().toList();
            assertThat(sheets).extracting(Sheet::getName).containsExactly("吹麻滩镇", "吹麻滩镇(2)", "吹麻滩镇(3)");
            assertThat(sheets.getLast().read()).hasSize(2);
            for (Sheet sheet : sheets) {
                List<Row> rows = sheet.read();
                assertThat(rows.getFirst().getCellText(HOUSEHOLD_NO)).isEqualTo("户编号");
                assertThat(rows.getLast().getCell(HOUSEHOLD_NO).getType()).isEqualTo(CellType.STRING);
            }
        }
    }

    @Test
    void addsCodeToNamesThatRepeat() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // Two counties of the prefecture have a 城关镇.
        Places places = new Places(regions, "6229");
        XlsxRoster roster = new XlsxRoster(bytes, places);
        List<String> repeated = regions.below("6229").stream()
                .filter(region -> region.level() == 4 && places.isRepeated(region.name()))
                .map(RegionNames.Named::code)
                .toList();
        assertThat(repeated).isNotEmpty();
        for (String township : repeated) {
            roster.write(row("1", places.of(township.substring(0, 9) + "200")));
        }
        roster.finish();

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
            List<String> names = workbook.getSheets().map(Sheet::getName).toList();
            assertThat(names).doesNotHaveDuplicates().hasSameSizeAs(repeated);
            for (int index = 0; index < names.size(); index++) {
                assertThat(names.get(index)).endsWith(repeated.get(index)).hasSizeGreaterThan(12);
            }
        }
    }

    private static ExportedRow row(String householdNo, Place place) {
        return new ExportedRow(
                new UUID(0, 1),
                householdNo,
                place,
                null,
                "马占海",
                RelationToHead.HEAD,
                "629927********1234",
                null,
                null,
                4,
                null,
                null,
                null,
                HouseholdFacts.Status.ACTIVE,
                1);
    }
}
